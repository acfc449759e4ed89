import type { DateText, Rental } from './schema.ts';

const source =
  'https://github.com/tgarg01/silybench-data/blob/045df3bf56b8d62c58f108fc43cb397306b83331/derived/csv/gpu_prices.csv';

/** What an hour of one accelerator was offered for, on demand. Rows are appended, never edited. */
export const rentals: readonly Rental[] = [
  { accelerator: 'h100-sxm', seller: 'RunPod Community', perHour: 2.69, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h100-sxm', seller: 'RunPod Secure', perHour: 3.49, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h100-sxm', seller: 'Nebius', perHour: 3.85, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h100-sxm', seller: 'Lambda', perHour: 4.29, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h100-sxm', seller: 'Lambda (8 at once)', perHour: 3.99, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h100-sxm', seller: 'Google Cloud', perHour: 10.9791, kind: 'on-demand', on: '2026-09-26', source },
  { accelerator: 'h100-pcie', seller: 'RunPod Community', perHour: 1.99, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h100-pcie', seller: 'RunPod Secure', perHour: 2.89, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h100-pcie', seller: 'Lambda', perHour: 3.29, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h200-sxm', seller: 'RunPod Community', perHour: 3.59, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h200-sxm', seller: 'RunPod Secure', perHour: 4.59, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'h200-sxm', seller: 'Nebius', perHour: 4.5, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'b200-sxm', seller: 'RunPod Community', perHour: 5.98, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'b200-sxm', seller: 'RunPod Secure', perHour: 6.79, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'b200-sxm', seller: 'Lambda', perHour: 6.99, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'b200-sxm', seller: 'Nebius', perHour: 7.15, kind: 'on-demand', on: '2026-09-25', source },
  {
    accelerator: 'a100-80gb-sxm',
    seller: 'RunPod Community',
    perHour: 1.39,
    kind: 'on-demand',
    on: '2026-09-25',
    source,
  },
  { accelerator: 'a100-80gb-sxm', seller: 'RunPod Secure', perHour: 1.59, kind: 'on-demand', on: '2026-09-25', source },
  {
    accelerator: 'a100-80gb-sxm',
    seller: 'Lambda (8 at once)',
    perHour: 2.79,
    kind: 'on-demand',
    on: '2026-09-25',
    source,
  },
  {
    accelerator: 'a100-80gb-pcie',
    seller: 'RunPod Community',
    perHour: 1.19,
    kind: 'on-demand',
    on: '2026-09-25',
    source,
  },
  {
    accelerator: 'a100-80gb-pcie',
    seller: 'RunPod Secure',
    perHour: 1.59,
    kind: 'on-demand',
    on: '2026-09-25',
    source,
  },
  { accelerator: 'a100-40gb-sxm', seller: 'Lambda', perHour: 1.99, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'l40s', seller: 'RunPod Community', perHour: 0.79, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'l40s', seller: 'RunPod Secure', perHour: 1.09, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'l40s', seller: 'Nebius', perHour: 1.55, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'rtx-4090', seller: 'RunPod Community', perHour: 0.34, kind: 'on-demand', on: '2026-09-25', source },
  { accelerator: 'rtx-4090', seller: 'RunPod Secure', perHour: 0.74, kind: 'on-demand', on: '2026-09-25', source },
];

/** The prices of one accelerator, as a dated range. */
export interface RentalRange {
  /** USD an hour for one accelerator. */
  readonly low: number;
  /** The middle of the offers. */
  readonly typical: number;
  readonly high: number;
  readonly offers: number;
  readonly from: DateText;
  readonly to: DateText;
}

/** The range of on-demand offers for an accelerator; undefined where the catalogue has none. */
export function rentalRange(accelerator: string): RentalRange | undefined {
  const own = rentals
    .filter((rental) => rental.accelerator === accelerator && rental.kind === 'on-demand')
    .sort((a, b) => a.perHour - b.perHour);
  const [cheapest, dearest] = [own[0], own.at(-1)];
  if (cheapest === undefined || dearest === undefined) return undefined;
  const days = own.map(({ on }) => on).sort();
  const middle = own.slice(Math.floor((own.length - 1) / 2), Math.floor(own.length / 2) + 1);
  return {
    low: cheapest.perHour,
    typical: middle.reduce((sum, { perHour }) => sum + perHour, 0) / middle.length,
    high: dearest.perHour,
    offers: own.length,
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
  };
}
