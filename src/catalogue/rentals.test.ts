import { expect, test } from 'vitest';
import { accelerators, rentalRange, rentals } from './index.ts';

test('the H100 SXM was rented for $2.60 to $10.98 an hour between January and October 2026', () => {
  expect(rentalRange('h100-sxm')).toMatchObject({ low: 2.6, high: 10.9791, from: '2026-01-19', to: '2026-10-07' });
});

test('the typical price of an odd number of offers is the middle one, not the mean', () => {
  // 3.59, 4.45, 4.5, 4.59 and 7.912
  expect(rentalRange('h200-sxm')?.typical).toBe(4.5);
});

test('the typical price of an even number of offers lies between the middle two', () => {
  // 0.79, 1.09, 1.55 and 1.861
  expect(rentalRange('l40s')?.typical).toBeCloseTo(1.32, 12);
});

test('a spot price is not in the range', () => {
  expect(rentals).toContainEqual(expect.objectContaining({ accelerator: 'h100-sxm', kind: 'spot', perHour: 6.571 }));
  expect(rentalRange('h100-sxm')?.offers).toBe(10);
});

test('an accelerator without offers has no range', () => {
  expect(rentalRange('apple-m4-max')).toBeUndefined();
});

test('every rental names an accelerator of the catalogue', () => {
  expect(rentals.filter(({ accelerator }) => !(accelerator in accelerators))).toEqual([]);
});

test('no accelerator is rented for less than 5 cents or more than $25 an hour', () => {
  expect(rentals.filter(({ perHour }) => !(perHour >= 0.05 && perHour <= 25))).toEqual([]);
});

test('every price has a day and a source', () => {
  expect(rentals.filter(({ on, source }) => !/^\d{4}-\d\d-\d\d$/.test(on) || !source.startsWith('https://'))).toEqual(
    [],
  );
});
