import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakEven, type Comparison, costOfVolume } from './index.ts';

const exactly = (value: number) => ({ low: value, typical: value, high: value });

/** $2 an hour for one accelerator that serves one request a second; the API asks a tenth of a cent. */
const example: Comparison = {
  apiPerRequest: 0.001,
  perHour: exactly(2),
  acceleratorsPerReplica: 1,
  requestsPerSecond: exactly(1),
};

test('an accelerator at $2 an hour is reserved for $1,460 a month and serves 2.628 million requests', () => {
  const { reservation, capacity, perRequestAtCapacity } = breakEven(example);
  expect(reservation.typical).toBe(1460);
  expect(capacity.typical).toBe(2_628_000);
  expect(perRequestAtCapacity.typical).toBeCloseTo(1460 / 2_628_000, 12);
});

test('it beats an API at $0.001 a request from 1.46 million requests a month', () => {
  expect(breakEven(example).from.typical).toBeCloseTo(1_460_000, 6);
});

test('just beyond the capacity of one replica the second makes the API cheaper again, until 2.92 million', () => {
  expect(breakEven(example).always.typical).toBeCloseTo(2_920_000, 6);
  expect(costOfVolume(example, 2_628_000).cheaper).toBe('rental');
  expect(costOfVolume(example, 2_700_000)).toMatchObject({ replicas: exactly(2), cheaper: 'api' });
  expect(costOfVolume(example, 2_921_000).cheaper).toBe('rental');
});

test('where a full replica costs more a request than the API, no volume makes renting cheaper', () => {
  const { from, always } = breakEven({ ...example, apiPerRequest: 0.0005 });
  expect([from.typical, always.typical]).toEqual([null, null]);
});

test('planned use of half the capacity doubles what a request costs at least', () => {
  const half = breakEven({ ...example, utilisation: 0.5 }).perRequestAtCapacity.typical;
  expect(half / breakEven(example).perRequestAtCapacity.typical).toBeCloseTo(2, 12);
});

test('8 hours a day on 20 days reserve 160 hours, and pay off at 320,000 requests', () => {
  expect(breakEven({ ...example, hours: 160 }).from.typical).toBeCloseTo(320_000, 6);
});

test('no volume above `always` is cheaper by API, and one just below it is where there are lossy replicas', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-5, max: 1, noNaN: true }),
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      fc.double({ min: 1.001, max: 4, noNaN: true }),
      (apiPerRequest, usd, rate, times) => {
        const comparison = { ...example, apiPerRequest, perHour: exactly(usd), requestsPerSecond: exactly(rate) };
        const { always } = breakEven(comparison);
        return always.typical === null || costOfVolume(comparison, always.typical * times).cheaper !== 'api';
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['no price', { apiPerRequest: 0 }, 'apiPerRequest must be a finite number above 0, got 0'],
  [
    'a negative rent',
    { perHour: { low: -1, typical: 1, high: 1 } },
    'perHour.low must be a finite number above 0, got -1',
  ],
  ['more than all the time', { utilisation: 1.2 }, 'utilisation must be a number from 0 to 1, got 1.2'],
])('%s is refused by name', (_, change, message) => {
  expect(() => breakEven({ ...example, ...change })).toThrow(message);
});
