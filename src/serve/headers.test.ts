import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseHeaders } from './headers.ts';

const headers = parseHeaders(`# a comment
/*
  X-Frame-Options: DENY
  Cache-Control: no-cache
/embed/*
  ! X-Frame-Options
  Cache-Control: max-age=60
`);

test('a rule for all paths holds for each', () => {
  expect(headers('/terms/token/')).toEqual({ 'X-Frame-Options': 'DENY', 'Cache-Control': 'no-cache' });
});

test('a later rule replaces a header, and an exclamation mark takes one away', () => {
  expect(headers('/embed/cost/')).toEqual({ 'Cache-Control': 'max-age=60' });
});

test('a line that is neither a path nor a header is named', () => {
  expect(() => parseHeaders('/*\n  nonsense')).toThrow(
    '_headers:2: expected "Name: value" below a path, got "nonsense"',
  );
});

const published = parseHeaders(readFileSync('public/_headers', 'utf8'));

test('other sites may frame the embed pages and no others', () => {
  expect(published('/embed/cost/')['Content-Security-Policy']).toContain('frame-ancestors *');
  expect(published('/embed/')['Content-Security-Policy']).toBe("frame-ancestors 'self'");
  expect(published('/terms/token/')['Content-Security-Policy']).toBe("frame-ancestors 'self'");
});

test('the embed pages allow no inline script and no inline style', () => {
  expect(published('/embed/cost/')['Content-Security-Policy']).not.toContain('unsafe');
});

test('the exact version of this release may be kept for ever, the floating one for an hour', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(published(`/embed/${version}/embed.js`)['Cache-Control']).toBe('public, max-age=31536000, immutable');
  expect(published('/embed/v1/embed.js')['Cache-Control']).toBe('public, max-age=3600');
});
