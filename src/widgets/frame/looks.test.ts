import { expect, test } from 'vitest';
import { csv } from '../on-demand/file.ts';
import { ageOf } from './answer.ts';
import { localeFrom } from './locale.ts';
import { isDark } from './scheme.ts';

test.each([
  ['rgb(17, 17, 17)', true],
  ['rgb(251, 250, 246)', false],
  ['rgba(0, 0, 0, 0)', undefined],
  ['rgb(0 0 0 / 0.9)', true],
  ['transparent', undefined],
  ['oklch(0.2 0 0)', undefined],
])('a background of %s is dark: %s', (colour, dark) => {
  expect(isDark(colour)).toBe(dark);
});

test('a language that is none is passed over', () => {
  expect(localeFrom(['zz_bad', 'de-AT', 'en'])).toBe('de-AT');
  expect(localeFrom([null, '', undefined])).toBe('en');
});

test('a price of 180 days is not called old, and one of 181 is', () => {
  expect(ageOf('2026-01-01', '2026-06-30')).toBe('');
  expect(ageOf('2026-01-01', '2026-07-01')).toContain('181 days old');
});

test('a cell with a comma or a quotation mark stays one cell', () => {
  expect(csv([['a,b', 'say "c"', 1.5]])).toBe('"a,b","say ""c""",1.5\r\n');
});
