import { expect, test } from 'vitest';
import { makeGlossary } from './glossary.ts';
import { redirectsOf } from './redirects.ts';
import type { Term } from './term.ts';

const term = (slug: string, title: string, aliases: string[], acronym?: string) =>
  ({ slug, title, aliases, acronym }) as unknown as Term;

const redirects = redirectsOf(
  makeGlossary(
    [
      term('time-to-first-token', 'Time to first token', ['first-token latency'], 'TTFT'),
      term('kernel', 'GPU kernel', ['CUDA kernel', '/v1/kernels']),
      term('gpu', 'GPU', ['kernel', '$']),
    ],
    [],
  ),
);

test.each([
  ['ttft', 'time-to-first-token'],
  ['first-token-latency', 'time-to-first-token'],
  ['gpu-kernel', 'kernel'],
  ['v1-kernels', 'kernel'],
])('/terms/%s/ leads to %s', (address, slug) => {
  expect(redirects.get(address)).toBe(slug);
});

test('a page is never hidden by another term that has its name', () => {
  expect(redirects.has('kernel')).toBe(false);
  expect(redirects.has('gpu')).toBe(false);
});

test('a name without letters has no address', () => {
  expect(redirects.has('')).toBe(false);
});
