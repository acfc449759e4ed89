import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname);

/** What each layer may import, beside itself. Types of the catalogue are allowed to all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  view: [],
  estimate: [],
  simulate: ['estimate'],
  fit: ['catalogue', 'estimate', 'simulate'],
  cli: ['catalogue', 'estimate'],
  reference: [],
  figures: ['catalogue', 'estimate', 'view'],
  widgets: ['catalogue', 'estimate', 'simulate', 'view'],
  embed: ['catalogue', 'estimate', 'view', 'widgets'],
  package: ['catalogue', 'embed', 'estimate', 'simulate', 'widgets'],
  glossary: [],
  markdown: ['glossary', 'view'],
  rules: ['glossary', 'markdown'],
  search: ['glossary', 'markdown', 'view'],
  components: ['catalogue', 'estimate', 'figures', 'glossary', 'markdown', 'search', 'view', 'widgets'],
  writers: ['components', 'glossary', 'markdown', 'rules'],
  layouts: ['components', 'glossary', 'styles', 'widgets'],
  pages: [
    'catalogue',
    'cli',
    'components',
    'embed',
    'estimate',
    'fit',
    'glossary',
    'layouts',
    'reference',
    'search',
    'styles',
    'view',
    'widgets',
  ],
};

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(ts|astro)$/.test(name) && !name.includes('.test.'),
);

const imports = files.flatMap((file) => {
  const layer = file.split('/')[0] ?? '';
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'|^\s*import\s+'(\.[^']+)'/gm),
  ].flatMap((match) => {
    const target = relative(ROOT, join(ROOT, dirname(file), match[2] ?? match[3] ?? ''));
    const [to = ''] = target.split('/');
    return target.includes('/') ? [{ file, layer, to, type: match[1] !== undefined, target }] : [];
  });
});

test('the search for imports finds them', () => {
  expect(imports.length).toBeGreaterThan(50);
});

test.each(Object.keys(MAY_IMPORT))('%s imports nothing that stands after it', (layer) => {
  const against = imports.filter(
    (found) =>
      found.layer === layer &&
      found.to !== layer &&
      !MAY_IMPORT[layer]?.includes(found.to) &&
      !(found.type && found.to === 'catalogue'),
  );
  expect(against.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('every layer has its rule', () => {
  const layers = new Set(imports.map(({ layer }) => layer));
  const known = new Set([...Object.keys(MAY_IMPORT), 'serve', 'e2e', 'bench', 'styles']);
  expect([...layers].filter((layer) => !known.has(layer) && !/\.(ts|astro)$/.test(layer))).toEqual([]);
});
