import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { pagesOf } from './dist.ts';

/** What a value may be: a kind of text, or an object of a type. */
type Kind = 'Text' | 'URL' | 'Date' | 'Integer' | 'Boolean' | 'Language';

const THING = {
  name: ['Text'],
  description: ['Text'],
  url: ['URL'],
  alternateName: ['Text'],
  image: ['URL'],
};
const WORK = {
  ...THING,
  author: ['Organization', 'Person'],
  publisher: ['Organization', 'Person'],
  citation: ['CreativeWork', 'Text'],
  creditText: ['Text'],
  datePublished: ['Date'],
  dateModified: ['Date'],
  headline: ['Text'],
  inLanguage: ['Language'],
  isAccessibleForFree: ['Boolean'],
  license: ['URL', 'CreativeWork'],
  mainEntity: ['Thing'],
};

/**
 * Properties that our types have, with what each expects, as schema.org's pages of the types list them.
 * @see https://schema.org/DefinedTerm
 * @see https://schema.org/TechArticle
 */
const TYPES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  DefinedTerm: { ...THING, termCode: ['Text'], inDefinedTermSet: ['DefinedTermSet', 'URL'] },
  DefinedTermSet: { ...WORK, hasDefinedTerm: ['DefinedTerm'] },
  CreativeWork: WORK,
  TechArticle: { ...WORK, articleSection: ['Text'] },
  Organization: THING,
  BreadcrumbList: { ...THING, itemListElement: ['ListItem'] },
  ListItem: { ...THING, position: ['Integer'], item: ['Thing', 'URL'] },
};

const isKind: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  Text: (value) => typeof value === 'string' && value.trim() !== '',
  URL: (value) => typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value),
  Date: (value) =>
    typeof value === 'string' && /^\d{4}(?:-\d\d-\d\d)?$/.test(value) && !Number.isNaN(Date.parse(value)),
  Integer: Number.isInteger,
  Boolean: (value) => typeof value === 'boolean',
  Language: (value) => typeof value === 'string' && /^[a-z]{2}(?:-[A-Z]{2})?$/.test(value),
};

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything in a node that schema.org does not have, with its place. */
function faultsOf(node: Node, at = ''): string[] {
  const type = String(node['@type']);
  const known = TYPES[type];
  if (known === undefined) return [`${at}: type ${type}`];
  return Object.entries(node).flatMap(([name, value]) => {
    if (name.startsWith('@')) return [];
    const place = `${at}/${type}.${name}`;
    const expected = known[name];
    if (expected === undefined) return [`${place}: ${type} has no such property`];
    return (Array.isArray(value) ? value : [value]).flatMap((each): string[] => {
      if (isNode(each)) {
        if (each['@type'] === undefined) return isKind.URL(each['@id']) ? [] : [`${place}: refers to nothing`];
        const fits = expected.includes(String(each['@type'])) || expected.includes('Thing');
        return [...(fits ? [] : [`${place}: ${each['@type']}`]), ...faultsOf(each, place)];
      }
      const fits = expected.some((kind) => kind in isKind && isKind[kind as Kind](each));
      return fits ? [] : [`${place}: ${JSON.stringify(each)} is none of ${expected.join(', ')}`];
    });
  });
}

interface Described {
  readonly path: string;
  readonly nodes: readonly Node[];
}

const described: Described[] = pagesOf('dist').flatMap(({ path, html }) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text = '']) => {
    const data = JSON.parse(text) as Node;
    expect(data['@context']).toBe('https://schema.org');
    return { path, nodes: (data['@graph'] as Node[] | undefined) ?? [data] };
  }),
);
const nodeOf = (path: string, type: string): Node =>
  described.find((page) => page.path === path)?.nodes.find((node) => node['@type'] === type) ?? {};

test('all data about pages use the types and properties of schema.org, with values that these take', () => {
  expect(described.length).toBeGreaterThan(20);
  expect(described.flatMap(({ path, nodes }) => nodes.flatMap((node) => faultsOf(node, path)))).toEqual([]);
});

test('a fault is found: a property of another type, a date in words, a text where a body is expected', () => {
  expect(faultsOf({ '@type': 'DefinedTerm', citation: 'x' })).toHaveLength(1);
  expect(faultsOf({ '@type': 'CreativeWork', datePublished: 'in 2023' })).toHaveLength(1);
  expect(faultsOf({ '@type': 'CreativeWork', author: 'Kwon et al.' })).toHaveLength(1);
});

test('the page of a term is about the term, cites its sources, and says when it changed', () => {
  const page = nodeOf('/terms/kv-cache/', 'TechArticle');
  const term = page.mainEntity as Node;
  expect(term['@type']).toBe('DefinedTerm');
  expect(term['@id']).toBe(`${site.url}/terms/kv-cache/#term`);
  expect(term.name).toBe('KV cache');
  expect(term.inDefinedTermSet).toBe(`${site.url}/terms/`);
  expect(page.dateModified).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(page.citation).toContain('https://arxiv.org/abs/2309.06180'); // PagedAttention
});

test('the list of all terms is the set that the terms say they are in', () => {
  const set = nodeOf('/terms/', 'DefinedTermSet');
  const ids = (set.hasDefinedTerm as Node[]).map((term) => term['@id']);
  const terms = described.flatMap(({ nodes }) => nodes.map(({ mainEntity }) => (mainEntity ?? {}) as Node));
  const own = terms.filter((term) => term.inDefinedTermSet === set['@id']);
  expect(own.map((term) => term['@id']).sort()).toEqual(ids.sort());
});
