import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { visit } from './visit.ts';

const TERMS = 'content/terms';
const pages = readdirSync(TERMS)
  .filter((file) => !file.startsWith('_') && readFileSync(`${TERMS}/${file}`, 'utf8').includes('<Figure'))
  .map((file) => `/terms/${file.replace('.mdx', '')}/`);

/** A label as it is seen: its size on the screen, and what it hides or leaves. */
interface Seen {
  readonly text: string;
  readonly size: number;
  readonly faults: readonly string[];
}

/** Labels of the figures of a page: two that cross by more than a hair, and those that end outside of the screen, are faults. */
const labelsSeen = (): Seen[] =>
  [...document.querySelectorAll('.figure svg')].flatMap((drawing) => {
    const labels = [...drawing.querySelectorAll('text')].map((label) => ({
      label,
      box: label.getBoundingClientRect(),
    }));
    return labels.map(({ label, box }, index) => {
      const matrix = label.getScreenCTM() as DOMMatrix;
      const crossed = labels.slice(index + 1).filter(({ box: other }) => {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        return across > 1 && down > 4;
      });
      return {
        text: label.textContent ?? '',
        size: Number.parseFloat(getComputedStyle(label).fontSize) * Math.hypot(matrix.a, matrix.b),
        faults: [
          ...crossed.map(({ label: other }) => `crosses "${other.textContent}"`),
          ...(box.left < 0 || box.right > innerWidth ? ['leaves the screen'] : []),
        ],
      };
    });
  });

// At 320 px a label of 14 px would be 16 of a drawing's 360 units, at which labels of four figures in ten meet.
test.each([
  [320, 11.5],
  [390, 14],
  [768, 14],
  [1280, 14],
])('at %i px of width no label of a figure is smaller than %f px, and none hides another', async (width, smallest) => {
  await visit('/', { width, isMobile: width < 480 }, async (page) => {
    let counted = 0;
    for (const address of ['/', ...pages]) {
      await page.goto(new URL(address, page.url()).href);
      await page.evaluate(() => document.fonts.ready);
      for (const { text, size, faults } of await page.evaluate(labelsSeen)) {
        counted += 1;
        expect(size, `size of "${text}" on ${address}`).toBeGreaterThanOrEqual(smallest);
        expect(faults, `"${text}" on ${address}`).toEqual([]);
      }
    }
    expect(counted).toBeGreaterThan(400);
  });
});
