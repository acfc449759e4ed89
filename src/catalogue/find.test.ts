import { expect, test } from 'vitest';
import { accelerators, find, findId, models } from './index.ts';

test('an id is found whatever its case and hyphens', () => {
  expect(findId(models, 'LLAMA-3.1-70B', 'model')).toBe('llama-3.1-70b');
  expect(find(accelerators, 'H100 SXM', 'accelerator').name).toBe('NVIDIA H100 SXM');
});

test('an alias leads to its row', () => {
  expect(findId(accelerators, 'h100-sxm-80gb', 'accelerator')).toBe('h100-sxm');
});

test('no alias leads to two rows', () => {
  for (const rows of [models, accelerators]) {
    const all = Object.entries(rows).flatMap(([id, row]) => [id, ...(row.aliases ?? [])]);
    expect(new Set(all).size).toBe(all.length);
  }
});

test('h100 is not an accelerator: it names the ones that were meant', () => {
  expect(() => find(accelerators, 'h100', 'accelerator')).toThrow(
    'unknown accelerator "h100"; did you mean h100-sxm or h100-pcie or h100-nvl?',
  );
});

test('an id like no other is answered with all there are', () => {
  expect(() => find(accelerators, 'abacus', 'accelerator')).toThrow(
    /^unknown accelerator "abacus"; expected one of: a100-40gb-sxm, /,
  );
});
