import { expect, test } from 'vitest';
import { curlyQuotes } from './curly-quotes.ts';

test.each([
  ['<p>"Nobody\'s," he said.</p>', '<p>“Nobody’s,” he said.</p>'],
  ['<p>&quot;Nobody&#39;s,&quot; he said.</p>', '<p>“Nobody’s,” he said.</p>'],
  ["<p>in May '24</p>", '<p>in May ’24</p>'],
  ['<p>("one" and \'two\')</p>', '<p>(“one” and ‘two’)</p>'],
])('%s is set as %s', (typed, set) => {
  expect(curlyQuotes(typed)).toBe(set);
});

test('a quote after a link or code closes, one at the start of a block opens', () => {
  expect(curlyQuotes('<p>the <a href="/">GPU</a>\'s "<code>x</code>"</p><p>"So."</p>')).toBe(
    '<p>the <a href="/">GPU</a>’s “<code>x</code>”</p><p>“So.”</p>',
  );
});

test.each([
  "<a title=\"it's > that\" href='/'>x</a>",
  '<pre>echo "it\'s"</pre>',
  '<code>"a"</code>',
  '<script>let a = "<b>";</script>',
  '<svg><text>a\'s "b"</text></svg>',
  '<inference-cost model="a"><p>"b"</p></inference-cost>',
  '<!-- "so" -->',
])('of %s nothing changes', (html) => {
  expect(curlyQuotes(html)).toBe(html);
});
