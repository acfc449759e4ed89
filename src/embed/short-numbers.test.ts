import { expect, test } from 'vitest';
import { withShortNumbers } from './short-numbers.ts';

// 1,008 × 10⁹ is eab17b6000 in base 16, and 10¹² is e8d4a51000.
test('a bandwidth of 1,008 GB/s stands as 1008e9', () => {
  expect(withShortNumbers('f(0xeab17b6000,-0xe8d4a51000)')).toBe('f(1008e9,-1e12)');
});

test('a number that is shorter by 16 stays so', () => {
  expect(withShortNumbers('f(0xfffffffffffff)')).toBe('f(0xfffffffffffff)');
});

test('hexadecimal digits in a text or a pattern are no number', () => {
  const code = 'f("0xe8d4a51000",`0xe8d4a51000`,/0xe8d4a51000/)';
  expect(withShortNumbers(code)).toBe(code);
});
