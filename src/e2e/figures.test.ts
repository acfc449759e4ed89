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

/**
 * Labels of the figures of a page. Two that stand closer than lines set solid, and those that end outside of the screen, are
 * faults: the box of a label is 1.4 times as high as its type.
 */
const labelsSeen = (): Seen[] =>
  [...document.querySelectorAll('.figure svg')].flatMap((drawing) => {
    const labels = [...drawing.querySelectorAll('text')].map((label) => ({
      label,
      box: label.getBoundingClientRect(),
    }));
    return labels.map(({ label, box }, index) => {
      const matrix = label.getScreenCTM() as DOMMatrix;
      const size = Number.parseFloat(getComputedStyle(label).fontSize) * Math.hypot(matrix.a, matrix.b);
      const crossed = labels.slice(index + 1).filter(({ box: other }) => {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        return across > 1 && down > 0.4 * size;
      });
      return {
        text: label.textContent ?? '',
        size,
        faults: [
          ...crossed.map(({ label: other }) => `crosses "${other.textContent}"`),
          ...(box.left < 0 || box.right > innerWidth ? ['leaves the screen'] : []),
        ],
      };
    });
  });

test.each([
  [320, 14],
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
