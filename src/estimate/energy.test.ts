import { expect, test } from 'vitest';
import { energyPerRequest, product } from './energy.ts';
import { boardPower, facility } from './energy-constants.ts';

const one = { low: 1, typical: 1, high: 1 };

test('700 W at 45 % for one second, in a server and a facility, are 512 J: 0.14 Wh and 67 mg of CO₂ on the world’s grid', () => {
  const energy = energyPerRequest({ power: 700, seconds: one, boundBy: 'memory-bandwidth' });
  expect(energy?.joules.typical).toBeCloseTo(700 * 0.45 * 1.3 * 1.25, 9);
  expect(energy?.wattHours.typical).toBeCloseTo(511.875 / 3600, 9);
  expect(energy?.gramsCo2.typical).toBeCloseTo((511.875 / 3.6e6) * 473, 9);
});

test('a known facility and grid replace the ranges: 1.1 and hydropower at 28 g a kWh', () => {
  const use = { power: 400, seconds: one, boundBy: 'compute' as const };
  const known = energyPerRequest({ ...use, powerUsageEffectiveness: 1.1, gridIntensity: 28 });
  expect(known?.joules.typical).toBeCloseTo(400 * 0.95 * 1.3 * 1.1, 9);
  const width = (range: { low: number; high: number } | undefined) => (range?.high ?? 0) / (range?.low ?? 1);
  expect(width(known?.gramsCo2)).toBeLessThan(width(energyPerRequest(use)?.gramsCo2));
});

test('eight accelerators take eight times the energy of one', () => {
  const use = { power: 700, seconds: one, boundBy: 'compute' as const };
  const all = energyPerRequest({ ...use, accelerators: 8 })?.joules.typical ?? 0;
  expect(all / (energyPerRequest(use)?.joules.typical ?? 1)).toBeCloseTo(8, 12);
});

test('without a known board power there is no answer', () => {
  expect(energyPerRequest({ power: undefined, seconds: one, boundBy: 'compute' })).toBeNull();
});

test('an H200 in decode, at 137 to 300 of 700 W, lies within the share taken for memory-bound work', () => {
  const { low, high } = boardPower['memory-bandwidth'];
  expect(low * 700).toBeGreaterThanOrEqual(137);
  expect(low * 700).toBeLessThan(150);
  expect(high * 700).toBeGreaterThan(300);
});

test('factors that are each uncertain twofold are uncertain by 2^√2 together, not by 4', () => {
  const twofold = { low: 0.5, typical: 1, high: 2 };
  const both = product(twofold, twofold);
  expect(both.high).toBeCloseTo(2 ** Math.SQRT2, 12);
  expect(both.low).toBeCloseTo(2 ** -Math.SQRT2, 12);
});

test('every constant lies within its own range', () => {
  for (const { low, value, high } of [...Object.values(boardPower), ...Object.values(facility)]) {
    expect(low).toBeLessThanOrEqual(value);
    expect(value).toBeLessThanOrEqual(high);
  }
});

test.each<[string, object, string]>([
  [
    'a facility that returns power',
    { powerUsageEffectiveness: 0.9 },
    'powerUsageEffectiveness must be 1 or more, got 0.9',
  ],
  ['a negative power', { power: -1 }, 'power must be a finite number above 0, got -1'],
  ['a grid of NaN', { gridIntensity: Number.NaN }, 'gridIntensity must be a finite number above 0, got NaN'],
])('%s is refused', (_, change, message) => {
  expect(() => energyPerRequest({ power: 700, seconds: one, boundBy: 'compute', ...change })).toThrow(message);
});
