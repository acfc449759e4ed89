import type { Accelerator, Architecture } from './schema.ts';

interface Dense {
  /** Most BF16 FLOP a byte of memory traffic, about a tenth above the highest card: a sparse rate, twice the dense, exceeds it. */
  readonly flopPerByte: number;
  /** What the other rates may be, as multiples of `bf16`. */
  readonly fp8?: readonly number[];
  readonly int8?: readonly number[];
  readonly fp4?: readonly number[];
}

/** How dense matrix rates relate, by architecture. A new generation gets a line of its own. */
const dense: Readonly<Record<Architecture, Dense>> = {
  volta: { flopPerByte: 155 },
  turing: { flopPerByte: 225, int8: [2] },
  ampere: { flopPerByte: 235, int8: [2] },
  ada: { flopPerByte: 500, fp8: [2], int8: [2] },
  hopper: { flopPerByte: 420, fp8: [2], int8: [2] },
  // The B300 gave INT8 up for FP4.
  blackwell: { flopPerByte: 345, fp8: [2], int8: [2, 1 / 15], fp4: [4, 6] },
  gcn5: { flopPerByte: 30 },
  cdna2: { flopPerByte: 130, int8: [1] },
  cdna3: { flopPerByte: 275, fp8: [2], int8: [2] },
  cdna4: { flopPerByte: 345, fp8: [2], int8: [2], fp4: [4] },
  rdna3: { flopPerByte: 145, int8: [1] },
  'rdna3.5': { flopPerByte: 255, int8: [1] },
  rdna4: { flopPerByte: 330, fp8: [2], int8: [2] },
  apple: { flopPerByte: 55 },
  'apple-m5': { flopPerByte: 127 },
  tpu: { flopPerByte: 620, fp8: [1, 2], int8: [1, 2] },
  neuron: { flopPerByte: 255, fp8: [1, 2, 3.75], int8: [2], fp4: [3.75] },
  gaudi: { flopPerByte: 500, fp8: [1, 2] },
  xe2: { flopPerByte: 265, int8: [2] },
};

/** Data sheets round, one figure up and the next down. */
const ROUNDING = 0.05;

/** GeForce cards, and the DGX Spark after them, halve BF16 with FP32 accumulation; INT8 and FP4 are not halved. */
const halved = ({ vendor, market }: Accelerator): boolean => vendor === 'NVIDIA' && market === 'consumer';

/** A module's memory is slow beside its Tensor Cores: a Jetson Thor has the cores of a data centre part on LPDDR5X. */
const ceiling = ({ architecture, market }: Accelerator): number =>
  market === 'integrated' && architecture === 'blackwell' ? 1050 : dense[architecture].flopPerByte;

/** Rates of a row that cannot be dense, or are with another accumulation than the rest. */
export function notDense(row: Accelerator): string[] {
  const perByte = row.bf16 / row.bandwidth;
  const tooHigh =
    perByte > ceiling(row)
      ? [
          `bf16 is ${perByte.toFixed(0)} FLOP a byte of bandwidth; expected at most ${ceiling(row)} on ${row.architecture}; is it sparse?`,
        ]
      : [];
  const odd = (['fp8', 'int8', 'fp4'] as const).flatMap((name) => {
    const rate = row[name];
    if (rate === undefined) return [];
    const factor = name !== 'fp8' && halved(row) ? 2 : 1;
    const sparkFp4 = name === 'fp4' && row.market === 'integrated' ? [8] : [];
    const expected = [...(dense[row.architecture][name] ?? []).map((ratio) => ratio * factor), ...sparkFp4];
    const ratio = rate / row.bf16;
    return expected.some((one) => Math.abs(ratio / one - 1) <= ROUNDING)
      ? []
      : [
          `${name} over bf16 is ${ratio.toFixed(3)}; expected ${expected.map((one) => +one.toFixed(3)).join(' or ') || 'none'} on ${row.architecture}; mind dense against sparse, and the accumulation`,
        ];
  });
  return [...tooHigh, ...odd];
}
