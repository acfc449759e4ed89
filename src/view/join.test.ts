import { expect, test } from 'vitest';
import { bar, joined, label, line, picture, toHtml, view } from './index.ts';

const drawn = (...parts: Parameters<typeof picture>[2][]): string =>
  toHtml(joined(picture(20, 'x', ...parts))).replace(/^<svg[^>]*>|<\/svg>$/g, '');

test('bars of one kind that follow one another are one path, in lists too', () => {
  expect(drawn(bar('kv', 0, 1, 4, 9), [bar('kv', 5, 1, 4, 9)])).toBe(
    '<path class="i-kv" d="M0 1h4v9h-4zM5 1h4v9h-4z"/>',
  );
});

test('what stands between two bars keeps its place, above the first and below the second', () => {
  expect(drawn(bar('kv', 0, 1, 4, 9), label('A', 1, 8), bar('kv', 5, 1, 4, 9))).toBe(
    '<path class="i-kv" d="M0 1h4v9h-4z"/><text class="i-label" x="1" y="8">A</text><path class="i-kv" d="M5 1h4v9h-4z"/>',
  );
});

test('a line goes from its first point to its second', () => {
  expect(drawn(line(0, 2, 9, 2), line(0, 4, 9, 4, 'ink'))).toBe(
    '<path class="i-line-rule" d="M0 2L9 2"/><path class="i-line-ink" d="M0 4L9 4"/>',
  );
});

test('a bar with round corners is left as it is', () => {
  expect(drawn(view('rect', { class: 'i-kv', x: 0, y: 1, width: 4, height: 9, rx: 2 }))).toMatch(
    /^<rect .* rx="2"\/>$/,
  );
});

test('offers at one price stay two marks, since they are told by their shade', () => {
  expect(drawn(bar('band', 0, 1, 4, 9), bar('band', 2, 1, 4, 9)).match(/<path/g)).toHaveLength(2);
});
