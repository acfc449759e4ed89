import { expect, test } from 'vitest';
import { notDense } from './dense.ts';
import { accelerators } from './index.ts';
import type { Accelerator } from './schema.ts';

const row = (id: string): Accelerator => accelerators[id] as Accelerator;

test('no rate of the catalogue is sparse', () => {
  expect(
    Object.entries(accelerators).flatMap(([id, one]) => notDense(one).map((problem) => `${id}: ${problem}`)),
  ).toEqual([]);
});

test.each<[string, string, Partial<Accelerator>, RegExp]>([
  ['the 1,979 TFLOP/s that NVIDIA prints for the H100', 'h100-sxm', { bf16: 1979e12 }, /^bf16 is 591 FLOP a byte/],
  ['an A100 with the sparse rates of its data sheet', 'a100-80gb-sxm', { bf16: 624e12, int8: 1248e12 }, /^bf16 is 306/],
  [
    'the sparse FP8 rate beside the dense BF16 one',
    'h200-sxm',
    { fp8: 3958e12 },
    /^fp8 over bf16 is 4\.000; expected 2/,
  ],
  ['20 PFLOP/s of sparse FP4 on a B200', 'b200-sxm', { fp4: 18000e12 }, /^fp4 over bf16 is 8\.000; expected 4 or 6/],
  ['the FP16-accumulate rate of an RTX 3080', 'rtx-3080', { bf16: 119e12 }, /^int8 over bf16 is 2\.000; expected 4/],
  ['the 2,563 sparse TFLOP/s of a Trainium2', 'trainium2', { fp8: 2563e12, bf16: 2563e12 }, /^bf16 is 884/],
  ['an INT8 rate on a card that has none', 'v100-sxm2-32gb', { int8: 62e12 }, /expected none on volta/],
])('%s is found', (_, id, change, problem) => {
  expect(notDense({ ...row(id), ...change }).some((text) => problem.test(text))).toBe(true);
});

test('a Jetson Thor may have 950 FLOP a byte, a B200 may not', () => {
  expect(notDense(row('jetson-agx-thor'))).toEqual([]);
  expect(notDense({ ...row('b200-sxm'), bandwidth: row('b200-sxm').bf16 / 950 })).toHaveLength(1);
});
