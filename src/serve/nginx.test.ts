import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseHeaders } from './headers.ts';

const published = parseHeaders(readFileSync('public/_headers', 'utf8'));
const [, example = ''] = /```nginx\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];

/** What nginx would send for a path: a `map` takes its first matching expression, else its default. */
function sent(path: string): Record<string, string> {
  const maps = new Map(
    [...example.matchAll(/map \$uri (\$\w+) \{([\s\S]*?)\n\}/g)].map(([, name = '', body = '']) => {
      const rules = [...body.matchAll(/^\s+(\S+) "(.*)";$/gm)].map(([, when = '', value = '']) => ({ when, value }));
      const rule = rules.find(({ when }) => when.startsWith('~') && new RegExp(when.slice(1)).test(path));
      return [name, (rule ?? rules.find(({ when }) => when === 'default'))?.value ?? ''];
    }),
  );
  const headers = [...example.matchAll(/add_header (\S+) (?:"(.*?)"|(\S+)) always;/g)].map(
    ([, name = '', quoted, plain = '']) => [name, quoted ?? maps.get(plain) ?? plain] as const,
  );
  return Object.fromEntries(headers.filter(([, value]) => value !== ''));
}

test.each([
  '/',
  '/terms/gpu/',
  '/terms/gpu.json',
  '/embed/',
  '/embed/cost/',
  '/embed/v1/embed.js',
  '/embed/0.1.0/embed.js',
  '/oembed/cost.json',
  '/_astro/a.js',
  '/terms.v1.json',
  '/terms.v1.schema.json',
  '/tools/cost/',
])('the nginx of the README sends for %s what public/_headers says', (path) => {
  expect(sent(path)).toEqual(published(path));
});
