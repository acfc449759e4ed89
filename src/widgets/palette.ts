/** A colour on paper and on ink. */
export interface Colour {
  readonly light: string;
  readonly dark: string;
}

/** The four things that keep one colour on every figure. */
export type Role = 'prefill' | 'decode' | 'weights' | 'kv';

/**
 * Colours by role; each is the custom property `--inference-<role>`.
 *
 * The four data colours step in luminance by 1.4 and more from one to the next, so that they stay apart in greyscale and
 * for readers who confuse red and green, and each stands out from its paper by 3:1. Text colours keep 4.5:1.
 */
export const palette = {
  paper: { light: '#fbfaf6', dark: '#171611' },
  surface: { light: '#f2efe6', dark: '#23211b' },
  ink: { light: '#1b1a17', dark: '#f0ede3' },
  muted: { light: '#5d584e', dark: '#aaa496' },
  rule: { light: '#d9d4c6', dark: '#3a372e' },
  accent: { light: '#b8400a', dark: '#ff8a4c' },
  prefill: { light: '#0b5ca7', dark: '#5ea0e3' },
  decode: { light: '#dc711c', dark: '#ffd79b' },
  weights: { light: '#3a356b', dark: '#796dc4' },
  kv: { light: '#19846b', dark: '#63ceaf' },
} as const satisfies Readonly<Record<string, Colour>>;

/** Custom properties of the inside, each open to the page by its public name. The scheme in force picks the value. */
export const paletteCss: string = Object.entries(palette)
  .map(([name, { light, dark }]) => `--i-${name}:var(--inference-${name},light-dark(${light},${dark}));`)
  .join('');
