import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openTypeOf } from './woff.ts';

const woff = readFileSync('node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff');

// OpenType 1.9, "head": magicNumber, at byte 12 of the table, is 0x5F0F3CF5.
test('an unwrapped font has its head table where its directory says', () => {
  const font = openTypeOf(woff);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const head = tables.find((at) => font.toString('latin1', at, at + 4) === 'head') ?? 0;
  expect(font.readUInt32BE(font.readUInt32BE(head + 8) + 12)).toBe(0x5f0f3cf5);
  for (const at of tables) {
    expect(font.readUInt32BE(at + 8) % 4).toBe(0);
    expect(font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12)).toBeLessThanOrEqual(font.length);
  }
});

test('what is no WOFF is refused', () => {
  expect(() => openTypeOf(Buffer.from('OTTO0000'))).toThrow('a font must be WOFF 1.0');
});
