import { expect, test } from 'vitest';
import { accelerators, rentalRange, rentals } from './index.ts';

test('the H100 SXM was rented for $2.69 to $10.98 an hour in September 2026', () => {
  expect(rentalRange('h100-sxm')).toMatchObject({ low: 2.69, high: 10.9791, from: '2026-09-25', to: '2026-09-26' });
});

test('the typical price is the middle offer, not the mean', () => {
  expect(rentalRange('l40s')?.typical).toBe(1.09);
});

test('an accelerator without offers has no range', () => {
  expect(rentalRange('mi300x')).toBeUndefined();
});

test('every rental names an accelerator of the catalogue', () => {
  expect(rentals.filter(({ accelerator }) => !(accelerator in accelerators))).toEqual([]);
});
