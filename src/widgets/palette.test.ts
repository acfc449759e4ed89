import { expect, test } from 'vitest';
import { palette } from './palette.ts';

/** Relative luminance of a colour: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const themes = ['light', 'dark'] as const;
const marks = ['prefill', 'decode', 'weights', 'kv'] as const;

test('black on white has a contrast of 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

test.each(themes)('on %s paper every text colour keeps 4.5:1 and every mark 3:1', (theme) => {
  const paper = palette.paper[theme];
  const surface = palette.surface[theme];
  for (const name of ['ink', 'muted', 'accent'] as const) {
    expect(contrast(palette[name][theme], paper), name).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name][theme], surface), name).toBeGreaterThanOrEqual(4.5);
  }
  for (const name of marks) expect(contrast(palette[name][theme], paper), name).toBeGreaterThanOrEqual(3);
});

test.each(themes)('on %s paper no two data colours are the same grey', (theme) => {
  for (const one of marks) {
    for (const other of marks) {
      if (one !== other) expect(contrast(palette[one][theme], palette[other][theme])).toBeGreaterThan(1.35);
    }
  }
});
