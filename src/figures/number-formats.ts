import { find } from '../catalogue/index.ts';
import { label, picture, type View, view, WIDTH } from '../view/index.ts';
import type { Figure } from './figure.ts';

/** Bits of a floating-point format, and what its largest exponent holds: special values, one of them, or only numbers. */
interface Format {
  readonly name: string;
  readonly exponent: number;
  readonly mantissa: number;
  readonly top: 'special' | 'one special' | 'numbers';
}

/** @see https://github.com/jax-ml/ml_dtypes */
const formats: Readonly<Record<string, Format>> = {
  fp32: { name: 'FP32', exponent: 8, mantissa: 23, top: 'special' },
  fp16: { name: 'FP16', exponent: 5, mantissa: 10, top: 'special' },
  bf16: { name: 'BF16', exponent: 8, mantissa: 7, top: 'special' },
  e4m3: { name: 'FP8 E4M3', exponent: 4, mantissa: 3, top: 'one special' },
  e5m2: { name: 'FP8 E5M2', exponent: 5, mantissa: 2, top: 'special' },
  e2m1: { name: 'FP4 E2M1', exponent: 2, mantissa: 1, top: 'numbers' },
};

/** The largest finite number: its significand times two to the exponent. */
function largest({ exponent, mantissa, top }: Format): number {
  const bias = 2 ** (exponent - 1) - 1;
  const highest = 2 ** exponent - 1 - bias - (top === 'special' ? 1 : 0);
  return (2 - 2 ** -(top === 'one special' ? mantissa - 1 : mantissa)) * 2 ** highest;
}

const raised = (power: number): string => [...String(power)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');

function short(value: number): string {
  if (value < 1e6) return new Intl.NumberFormat('en').format(value);
  const power = Math.floor(Math.log10(value));
  return `${(value / 10 ** power).toFixed(1)} × 10${raised(power)}`;
}

/** Formats as rows of bits, with the largest number and the step at one. */
export const numberFormats: Figure = (props, alt) => {
  const rows = (props.formats ?? 'fp32,fp16,bf16,e4m3,e5m2,e2m1')
    .split(',')
    .map((name) => find(formats, name, 'format'));
  const widest = Math.max(...rows.map(({ exponent, mantissa }) => 1 + exponent + mantissa));
  const cell = Math.min(34, WIDTH / widest);
  const pitch = 62;
  const drawn = rows.flatMap((format, row): View[] => {
    const { name, exponent, mantissa } = format;
    const y = row * pitch;
    const after = Number((1 + 2 ** -mantissa).toPrecision(mantissa > 12 ? 9 : 5));
    const bit = (index: number): View =>
      view('rect', {
        class: index === 0 ? 'i-muted' : index <= exponent ? 'i-band' : 'i-free',
        x: Math.round((index * cell + 1) * 10) / 10,
        y: y + 22.5,
        width: Math.round((cell - 2) * 10) / 10,
        height: 15,
      });
    const part = (text: string, from: number, count: number): View =>
      label(text, (from + count / 2) * cell, y + 53, { kind: 'small', anchor: 'middle' });
    const plural = (count: number, word: string) => (count * cell > 70 ? `${count} ${word}` : String(count));
    return [
      label(name, 0, y + 14),
      label(`largest ${short(largest(format))}; after 1 comes ${after}`, WIDTH, y + 14, {
        kind: 'small',
        anchor: 'end',
      }),
      ...Array.from({ length: 1 + exponent + mantissa }, (_, index) => bit(index)),
      part(plural(exponent, 'exponent'), 1, exponent),
      part(plural(mantissa, 'fraction'), 1 + exponent, mantissa),
    ];
  });
  return picture(rows.length * pitch, alt, ...drawn);
};
