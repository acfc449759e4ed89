import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { widgetChanges } from '../widgets/index.ts';
import { filesOf } from './dist.ts';
import { childrenOf, isDay, readXml, type XmlElement } from './xml.ts';

const ATOM = 'http://www.w3.org/2005/Atom';

/** How often an element may stand in another: at least, at most. */
type Often = readonly [least: number, most: number];
const ANY = Number.POSITIVE_INFINITY;

/** @see https://www.rfc-editor.org/rfc/rfc4287 §4.1.1, for a feed that names its author itself */
const FEED: Readonly<Record<string, Often>> = {
  author: [1, ANY],
  category: [0, ANY],
  contributor: [0, ANY],
  generator: [0, 1],
  icon: [0, 1],
  id: [1, 1],
  link: [0, ANY],
  logo: [0, 1],
  rights: [0, 1],
  subtitle: [0, 1],
  title: [1, 1],
  updated: [1, 1],
  entry: [0, ANY],
};

/** @see https://www.rfc-editor.org/rfc/rfc4287 §4.1.2 */
const ENTRY: Readonly<Record<string, Often>> = {
  author: [0, ANY],
  category: [0, ANY],
  content: [0, 1],
  contributor: [0, ANY],
  id: [1, 1],
  link: [0, ANY],
  published: [0, 1],
  rights: [0, 1],
  source: [0, 1],
  summary: [0, 1],
  title: [1, 1],
  updated: [1, 1],
};

const isAbsolute = (text: string): boolean => /^https?:\/\/[^/\s]+\//.test(text) && new URL(text).href === text;

/** RFC 3339 with a capital T and Z (§3.3), on a day that there is. */
const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text) &&
  isDay(text.slice(0, 10));

/** Everything in a feed or an entry that the standard forbids. */
function faultsOf(element: XmlElement, grammar: typeof FEED, at: string): string[] {
  const { children } = element;
  const unknown = children.filter(({ name, namespace }) => namespace === ATOM && grammar[name] === undefined);
  const counted = Object.entries(grammar).flatMap(([name, [least, most]]) => {
    const count = childrenOf(element, name).length;
    return count < least || count > most ? [`${at}: ${count} ${name}`] : [];
  });
  const links = childrenOf(element, 'link');
  const alternates = links
    .filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
    .map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`);
  return [
    ...unknown.map(({ name }) => `${at}: ${name}`),
    ...counted,
    ...children
      .filter(({ name, namespace }) => grammar[name] !== undefined && namespace !== ATOM)
      .map(({ name }) => `${at}: ${name} of another namespace`),
    ...childrenOf(element, 'id').flatMap(({ text }) => (isAbsolute(text) ? [] : [`${at}: id ${text}`])),
    ...['updated', 'published'].flatMap((name) =>
      childrenOf(element, name).flatMap(({ text }) => (isDate(text) ? [] : [`${at}: ${name} ${text}`])),
    ),
    ...links.flatMap(({ attributes: { href = '' } }) => (isAbsolute(href) ? [] : [`${at}: link ${href}`])),
    ...(new Set(alternates).size === alternates.length ? [] : [`${at}: two links of one kind`]),
    ...['title', 'summary', 'subtitle', 'rights'].flatMap((name) =>
      childrenOf(element, name).flatMap(({ attributes: { type = 'text' }, text, children: within }) => [
        ...(['text', 'html', 'xhtml'].includes(type) ? [] : [`${at}: ${name} of type ${type}`]),
        ...(type !== 'xhtml' && within.length > 0 ? [`${at}: elements in ${name}`] : []),
        ...(text.trim() === '' ? [`${at}: empty ${name}`] : []),
      ]),
    ),
    ...childrenOf(element, 'author').flatMap((author) =>
      childrenOf(author, 'name').length === 1 ? [] : [`${at}: author without a name`],
    ),
  ];
}

/** @see https://www.rfc-editor.org/rfc/rfc4287 */
function feedFaults(feed: XmlElement): string[] {
  const entries = childrenOf(feed, 'entry');
  const ids = [feed, ...entries].flatMap((one) => childrenOf(one, 'id').map(({ text }) => text));
  const last = feed.children.findLastIndex(({ name }) => name !== 'entry');
  return [
    ...(feed.name === 'feed' && feed.namespace === ATOM ? [] : [`root ${feed.name}`]),
    ...faultsOf(feed, FEED, 'feed'),
    ...entries.flatMap((entry, index) => [
      ...faultsOf(entry, ENTRY, `entry ${index + 1}`),
      // One without content must lead somewhere (§4.1.2).
      ...(childrenOf(entry, 'content').length + childrenOf(entry, 'link').length > 0 ? [] : [`entry ${index + 1}`]),
    ]),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`),
    ...(last < feed.children.findIndex(({ name }) => name === 'entry') ? [] : ['metadata after an entry']),
  ];
}

const feed = await readXml('/feed.xml');
const entries = childrenOf(feed, 'entry');
const one = (element: XmlElement, name: string): string => childrenOf(element, name)[0]?.text ?? '';

test('the feed is Atom as RFC 4287 has it', () => {
  expect(entries.length).toBeGreaterThan(10);
  expect(feedFaults(feed)).toEqual([]);
});

test('the feed names its own address and the page that it is about, and is as new as its newest entry', () => {
  const links = childrenOf(feed, 'link').map(({ attributes: { rel = 'alternate', href = '' } }) => [rel, href]);
  expect(Object.fromEntries(links)).toEqual({ alternate: `${site.url}/changes/`, self: `${site.url}/feed.xml` });
  const dates = entries.map((entry) => one(entry, 'updated'));
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(one(feed, 'updated')).toBe(dates[0]);
});

test('every entry has a text and leads to a page of the site', () => {
  const files = new Set(filesOf('dist'));
  const faulty = entries.filter((entry) => {
    const href = childrenOf(entry, 'link')[0]?.attributes.href ?? '';
    const { pathname } = new URL(href);
    return one(entry, 'summary').length < 20 || !href.startsWith(site.url) || !files.has(`${pathname}index.html`);
  });
  expect(faulty.map((entry) => one(entry, 'id'))).toEqual([]);
});

test('a change of widgets stands in the feed on its day until newer ones have taken its place', () => {
  const dayOf = (id: string): string =>
    one(entries.find((entry) => one(entry, 'id') === id) ?? made('entry'), 'updated');
  const oldest = one(entries.at(-1) ?? made('entry'), 'updated');
  const missing = widgetChanges.filter(({ date }, place) => {
    const day = `${date}T00:00:00Z`;
    return day >= oldest && dayOf(`${site.url}/changes/#widgets-${place + 1}`) !== day;
  });
  expect(missing).toEqual([]);
});

const made = (
  name: string,
  text = '',
  attributes: Record<string, string> = {},
  ...children: XmlElement[]
): XmlElement => ({
  name,
  namespace: ATOM,
  attributes,
  text,
  children,
});

/** A feed with one entry, each fault in it once. */
const wrong = made(
  'feed',
  '',
  {},
  made('title', 'Changes'),
  made('id', 'urn-less'),
  made('author', '', {}, made('name', 'N')),
  made(
    'entry',
    '',
    {},
    made('title', ''),
    made('id', 'https://a.example/1'),
    made('id', 'https://a.example/1'),
    made('link', '', { href: '/terms/' }),
    made('updated', '2026-02-30T00:00:00Z'),
    made('pubDate', 'Tue, 24 Nov 2026'),
  ),
);

test('a fault is found: no date, a relative id or link, a day that does not exist, an element of RSS', () => {
  expect(feedFaults(wrong).sort()).toEqual([
    'entry 1: 2 id',
    'entry 1: empty title',
    'entry 1: link /terms/',
    'entry 1: pubDate',
    'entry 1: updated 2026-02-30T00:00:00Z',
    'feed: 0 updated',
    'feed: id urn-less',
    'id https://a.example/1 twice',
  ]);
});
