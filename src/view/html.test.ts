import { expect, test } from 'vitest';
import { toHtml, view } from './index.ts';

test('text in a view cannot open a tag', () => {
  expect(toHtml(view('p', {}, '<script>'))).toBe('<p>&lt;script&gt;</p>');
});

test('text in an attribute cannot leave its quotes', () => {
  expect(toHtml(view('a', { title: '" onclick="x' }))).toBe('<a title="&quot; onclick=&quot;x"></a>');
});

test('false and undefined attributes print nothing and true prints the bare name', () => {
  expect(toHtml(view('input', { checked: true, disabled: false, name: undefined }))).toBe('<input checked>');
});

test('lists print their parts in order', () => {
  expect(toHtml(['a', view('br'), 1])).toBe('a<br>1');
});
