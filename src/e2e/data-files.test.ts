import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { filesOf } from './dist.ts';

/** A line of a section: a link, and after a colon what is found there. */
const ENTRY = /^- \[([^\]]+)\]\((\S+)\)(?:: (.+))?$/;

/** Everything in a text that llms.txt does not have. */
function llmsFaults(text: string): string[] {
  const [title = '', ...blocks] = text.trimEnd().split('\n\n');
  const sections = blocks.findIndex((block) => block.startsWith('## '));
  const [before, after] = [blocks.slice(0, sections), blocks.slice(sections)];
  return [
    ...(/^# \S/.test(title) ? [] : [`begins with ${title}`]),
    ...(before[0]?.startsWith('> ') ? [] : ['no summary']),
    ...before.filter((block) => block.startsWith('#')),
    ...after.flatMap((block, index) =>
      index % 2 === 0
        ? /^## [^\n]+$/.test(block)
          ? []
          : [block]
        : block.split('\n').filter((line) => !ENTRY.test(line)),
    ),
    ...(after.length % 2 === 0 ? [] : ['a section without a list']),
  ];
}

/** @see https://llmstxt.org/ */
test('llms.txt is a name, a summary, and sections of links with notes', () => {
  const text = readFileSync('dist/llms.txt', 'utf8');
  expect(llmsFaults(text)).toEqual([]);
  expect(text).toMatch(new RegExp(`^# ${site.name}\\n\\n> .+`));
});

test('a fault is found: no summary, a line without a link, a heading of the third order', () => {
  expect(
    llmsFaults('# A\n\n## B\n\n- [c](https://a.example/c.md)\n- d\n\n### E\n\n- [f](https://a.example/f.md)\n'),
  ).toEqual(['no summary', '- d', '### E']);
});

test('every address in llms.txt is a file of the site, and no page of it', () => {
  const text = readFileSync('dist/llms.txt', 'utf8');
  const files = new Set(filesOf('dist'));
  const paths = [...text.matchAll(/\]\((.*?)\)/g)].map(([, url = '']) => url.replace(site.url, ''));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !files.has(path) || path.endsWith('.html'))).toEqual([]);
  expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
});

test('llms-full.txt has the text of every term of llms.txt', () => {
  const full = readFileSync('dist/llms-full.txt', 'utf8');
  const titles = [...readFileSync('dist/llms.txt', 'utf8').matchAll(/^- \[(.*?)\]\(.*\/terms\//gm)].map(
    ([, title]) => title,
  );
  expect(titles.filter((title) => !full.includes(`# ${title}\n`))).toEqual([]);
});
