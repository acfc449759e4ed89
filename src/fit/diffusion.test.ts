import { expect, test } from 'vitest';
import { accelerators, imageModels } from '../catalogue/index.ts';
import { imageMeasurements } from '../catalogue/measurements/diffusers.ts';
import type { Accelerator } from '../catalogue/schema.ts';
import { diffusionConstants, estimateImage } from '../estimate/index.ts';
import { fitDiffusion, imageCases, leaveChipsOut, logError } from './diffusion.ts';

const card = (
  row: Pick<Accelerator, 'market' | 'architecture' | 'memoryBytes' | 'bandwidth' | 'bf16' | 'power'> & {
    readonly vendor?: string;
  },
) => ({ name: 'card', vendor: 'NVIDIA', released: '2020', standing: 'secondary', sources: [], ...row }) as Accelerator;

/** Cards that were measured and that the catalogue may not have, with their data sheets' figures. */
const measured: Readonly<Record<string, Accelerator>> = {
  'v100-sxm2-32gb': card({
    market: 'datacenter',
    architecture: 'volta',
    memoryBytes: 32e9,
    bandwidth: 900e9,
    bf16: 125e12,
    power: 300,
  }),
  t4: card({
    market: 'datacenter',
    architecture: 'turing',
    memoryBytes: 16e9,
    bandwidth: 320e9,
    bf16: 65e12,
    power: 70,
  }),
  a10: card({
    market: 'datacenter',
    architecture: 'ampere',
    memoryBytes: 24e9,
    bandwidth: 600e9,
    bf16: 125e12,
    power: 150,
  }),
  'apple-m1-max': card({
    vendor: 'Apple',
    market: 'integrated',
    architecture: 'apple',
    memoryBytes: 64 * 2 ** 30,
    bandwidth: 400e9,
    bf16: 10.4e12,
    power: 60,
  }),
  'apple-m1-ultra': card({
    vendor: 'Apple',
    market: 'integrated',
    architecture: 'apple',
    memoryBytes: 128 * 2 ** 30,
    bandwidth: 819.2e9,
    bf16: 21e12,
    power: 120,
  }),
  'rtx-6000-ada': card({
    market: 'workstation',
    architecture: 'ada',
    memoryBytes: 48e9,
    bandwidth: 960e9,
    bf16: 364e12,
    power: 300,
  }),
  ...accelerators,
};

const rows = imageMeasurements.flatMap((set) => set.rows);
/** What the constants are fitted to: U-Nets in 16 bits on NVIDIA’s accelerators. */
const fitted = imageCases(
  rows.filter(
    ({ precision, model, accelerator }) =>
      precision === undefined &&
      imageModels[model]?.denoiser.kind === 'unet' &&
      measured[accelerator]?.vendor === 'NVIDIA',
  ),
  imageModels,
  measured,
);
/** What no constant was fitted to. */
const held = imageCases(
  rows.filter(
    ({ model, precision, accelerator }) =>
      precision === undefined && (model === 'flux.1-dev' || measured[accelerator]?.vendor === 'Apple'),
  ),
  imageModels,
  measured,
);

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
};

/** Width of the range that an estimate gives where rows are primary and measurements stand behind it. */
function spread(): number {
  const { latency } = estimateImage({
    model: { ...(imageModels['sdxl-1.0'] as (typeof imageModels)[string]), standing: 'primary' },
    accelerator: { ...(accelerators['h100-sxm'] as Accelerator), standing: 'primary' },
  });
  return (latency?.high ?? 0) / (latency?.typical ?? 1);
}

const left = leaveChipsOut(fitted);

test('88 measurements on seven chips are fitted', () => {
  expect(fitted).toHaveLength(88);
  expect([...new Set(fitted.map(({ chip }) => chip))].toSorted()).toEqual([
    'a10',
    'a100',
    'h100',
    'rtx-3090',
    'rtx-4090',
    't4',
    'v100',
  ]);
});

test('on chips left out of the fit, times are off by 20 % at most at the median', () => {
  expect(median(left.map(({ error }) => Math.abs(Math.expm1(error))))).toBeLessThan(0.2);
});

test('the range holds 75 to 88 % of measurements on chips left out of the fit', () => {
  const width = Math.log(spread());
  const share = left.filter(({ error }) => Math.abs(error) <= width).length / left.length;
  expect(share).toBeGreaterThanOrEqual(0.75);
  expect(share).toBeLessThanOrEqual(0.88);
});

test('FLUX.1 on an RTX 6000 Ada and Stable Diffusion on two Macs, to which nothing was fitted, are off by less than 20 %', () => {
  expect(held).toHaveLength(3);
  const values = fitDiffusion(fitted);
  for (const found of held) expect(Math.abs(Math.expm1(logError(found, values)))).toBeLessThan(0.2);
});

test('the constants in use are those of the fit, within 3 %, and lie within their ranges', () => {
  const values = fitDiffusion(fitted);
  for (const name of ['share', 'oddAttention', 'compiled', 'launchEager'] as const) {
    const { value, low, high } = diffusionConstants[name];
    expect(Math.abs(value / values[name] - 1), name).toBeLessThan(0.03);
    expect(low).toBeLessThanOrEqual(value);
    expect(high).toBeGreaterThanOrEqual(value);
  }
});
