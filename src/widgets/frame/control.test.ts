import { expect, test } from 'vitest';
import { toHtml } from '../../view/index.ts';
import { widgets } from '../index.ts';
import { control } from './control.ts';

const labelOf = (label: string, unit: string): string => {
  const field = { type: 'number', label, unit, start: 1, least: 0, most: 9 } as const;
  const html = toHtml(control('name', field, '1', { prefix: 'i', live: true }));
  return (/<label[^>]*>(.*)<\/label>/.exec(html)?.[1] ?? '').replaceAll(/<[^>]*>/g, '');
};

test('a label says its unit after it', () => {
  expect(labelOf('Prompt', 'tokens')).toBe('Prompt tokens');
});

test('a label that begins with its unit does not say it twice', () => {
  expect(labelOf('Users at once', 'users')).toBe('Users at once');
});

test.each(Object.values(widgets))('no label of $tag says a word twice', ({ fields }) => {
  for (const field of Object.values(fields)) {
    if (field.type !== 'number') continue;
    const label = labelOf(field.label, field.unit).toLowerCase();
    const words = label.match(/[a-z]{4,}/g) ?? [];
    expect(new Set(words).size, label).toBe(words.length);
  }
});
