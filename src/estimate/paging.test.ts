import { expect, test } from 'vitest';
import { find, models } from '../catalogue/index.ts';
import { contiguousFit, pagedFit, type SharedCache } from './paging.ts';

// 2 × 32 layers × 8 KV heads × 128 × 2 bytes = 128 KiB a token; 1 GiB is 8,192 of them.
const cache = (held: number, gib = 16): SharedCache => ({
  model: find(models, 'llama-3.1-8b', 'model'),
  space: gib * 2 ** 30,
  bytesPerValue: 2,
  held,
});

test('sixteen pieces of 8,192 tokens fill 16 GiB, however little they hold', () => {
  expect(contiguousFit(cache(100), 8192)).toEqual({ requests: 16, booked: 2 ** 30, used: 100 / 8192 });
});

// ⌈950 ÷ 16⌉ = 60 blocks of 2 MiB = 120 MiB; 16 GiB hold 136 of them.
test('in blocks of 16 a request of 950 tokens takes 60 of them, and 136 requests fit', () => {
  const fit = pagedFit(cache(950), 16);
  expect(fit.booked).toBe(60 * 2 * 2 ** 20);
  expect(fit.requests).toBe(136);
});

// Kwon et al. measured 20.4 to 38.2 % for pieces and under 4 % of waste for blocks of 16; a piece of 2,048 with 500 tokens in it lies between.
test('a piece for 2,048 tokens that holds 500 is used as the paper measured, and blocks of 16 waste under 4 %', () => {
  const piece = contiguousFit(cache(500), 2048).used;
  expect(piece).toBeGreaterThan(0.204);
  expect(piece).toBeLessThan(0.382);
  expect(1 - pagedFit(cache(500), 16).used).toBeLessThan(0.04);
});

test('a block as long as the longest request is a piece', () => {
  expect(pagedFit(cache(500), 2048)).toEqual(contiguousFit(cache(500), 2048));
});

test('what holds to the end of its blocks wastes nothing', () => {
  expect(pagedFit(cache(1024), 16).used).toBe(1);
});

test('a cache too small for one piece holds none, and names what is not a size', () => {
  expect(contiguousFit(cache(100, 0.5), 8192).requests).toBe(0);
  expect(() => pagedFit(cache(100), 0)).toThrow('block');
  expect(() => contiguousFit({ ...cache(100), space: 0 }, 10)).toThrow('space');
});
