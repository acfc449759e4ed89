import { expect, test } from 'vitest';
import {
  bandwidth,
  binaryBytes,
  bytes,
  count,
  flopRate,
  joules,
  large,
  percent,
  range,
  seconds,
  tokenRate,
  usd,
} from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test.each([
  [bytes(80e9), '80 GB'],
  [bytes(141.2e9), '141 GB'],
  [binaryBytes(320 * 1024), '320 KiB'],
  [binaryBytes(81559 * 2 ** 20), '79.6 GiB'],
  [bandwidth(3.35e12), '3.35 TB/s'],
  [flopRate(989.4e12), '989 TFLOP/s'],
  [seconds(0.0123), '12.3 ms'],
  [seconds(0.00045), '450 µs'],
  [seconds(4.126), '4.13 s'],
  [seconds(150), '2.5 min'],
  [joules(7.2e6), '2 kWh'],
  [count(131072), '131,072'],
  [large(70.55e9), '70.6 B'],
  [tokenRate(92.4), '92.4 tokens/s'],
  [percent(0.654), '65%'],
  [percent(0.035), '3.5%'],
])('%s', (text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  [0, '$0'],
  [0.000418, '$0.000418'],
  [0.0133, '$0.0133'],
  [0.15, '$0.15'],
  [1.2, '$1.20'],
  [1250, '$1,250'],
])('%d USD prints as %s, so that a tiny price is never $0.00', (value, text) => {
  expect(usd(value)).toBe(text);
});

test('a range gives its unit once where both ends share it', () => {
  expect(plain(range({ low: 0.028, typical: 0.03, high: 0.041 }, seconds))).toBe('28–41 ms');
});

test('a range across two units gives both', () => {
  expect(plain(range({ low: 0.95, typical: 1, high: 1.2 }, seconds))).toBe('950 ms–1.2 s');
});

test('a line breaks in a range after its dash alone', () => {
  expect(range({ low: 0.95, typical: 1, high: 1.2 }, seconds)).toBe('950\u00a0ms–1.2\u00a0s');
});

test('a range whose ends print alike is one value', () => {
  expect(plain(range({ low: 5e9, typical: 5e9, high: 5e9 }, bytes))).toBe('5 GB');
});

test('numbers follow the reader’s locale', () => {
  expect(count(131072, 'de')).toBe('131.072');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is refused, never printed', (value) => {
  expect(() => bytes(value)).toThrow(/value must be a finite number/);
});
