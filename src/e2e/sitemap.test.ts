import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { filesOf } from './dist.ts';
import { childrenOf, isDay, readXml, type XmlElement } from './xml.ts';

/** @see https://www.sitemaps.org/protocol.html */
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const URLS = 50_000;
const BYTES = 50 * 1024 ** 2;
const CHARACTERS = 2048;

const [map, index] = [await readXml('/sitemap.xml'), await readXml('/sitemap-index.xml')];
const placeOf = (entry: XmlElement): string => childrenOf(entry, 'loc')[0]?.text ?? '';

test.each([
  ['sitemap.xml', map, 'urlset', 'url'],
  ['sitemap-index.xml', index, 'sitemapindex', 'sitemap'],
])('%s has the elements that the protocol has, absolute addresses of this site and days', (file, root, name, entry) => {
  expect([root.name, root.namespace]).toEqual([name, NAMESPACE]);
  const known = new Set(entry === 'url' ? ['loc', 'lastmod', 'changefreq', 'priority'] : ['loc', 'lastmod']);
  const faulty = root.children.flatMap((one) => {
    const [places, days] = [childrenOf(one, 'loc'), childrenOf(one, 'lastmod')];
    const place = placeOf(one);
    const fits = place.startsWith(`${site.url}/`) && new URL(place).href === place && place.length < CHARACTERS;
    return [
      ...(one.name === entry && one.namespace === NAMESPACE ? [] : [one.name]),
      ...one.children.filter((child) => !known.has(child.name)).map((child) => child.name),
      ...(places.length === 1 && fits ? [] : [`loc ${place}`]),
      ...(days.length <= 1 && days.every(({ text }) => isDay(text)) ? [] : [`lastmod of ${place}`]),
    ];
  });
  expect(faulty).toEqual([]);
  expect(root.children.length).toBeGreaterThan(0);
  expect(root.children.length).toBeLessThanOrEqual(URLS);
  expect(readFileSync(`dist/${file}`).length).toBeLessThan(BYTES);
});

test('no address stands in the sitemap twice, and the index leads to it', () => {
  const places = map.children.map(placeOf);
  expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
  const files = new Set(filesOf('dist'));
  expect(index.children.map(placeOf).filter((place) => !files.has(place.slice(site.url.length)))).toEqual([]);
});

test('a term was last changed on the day that its data say, and the index is as new as the newest', () => {
  const { terms } = JSON.parse(readFileSync('dist/terms.v1.json', 'utf8')) as {
    terms: { url: string; reviewed: string }[];
  };
  const days = new Map(map.children.map((one) => [placeOf(one), childrenOf(one, 'lastmod')[0]?.text]));
  expect(terms.filter(({ url, reviewed }) => days.get(url) !== reviewed).map(({ url }) => url)).toEqual([]);
  const newest = [...days.values()]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  expect(index.children.map((one) => childrenOf(one, 'lastmod')[0]?.text)).toEqual([newest]);
});
