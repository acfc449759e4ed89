import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { filesOf } from './dist.ts';
import { visit } from './visit.ts';

/** Elements of an XML file by name: texts, attributes, or the browser's complaint. */
async function elements(path: string, name: string): Promise<{ text: string; attributes: Record<string, string> }[]> {
  let found: { text: string; attributes: Record<string, string> }[] = [];
  await visit('/', {}, async (page) => {
    found = await page.evaluate(
      async ([address, tag]) => {
        const text = await (await fetch(address)).text();
        const xml = new DOMParser().parseFromString(text, 'application/xml');
        const fault = xml.querySelector('parsererror')?.textContent;
        if (fault) throw new Error(fault);
        return [...xml.getElementsByTagName(tag)].map((element) => ({
          text: element.textContent,
          attributes: Object.fromEntries([...element.attributes].map((each) => [each.name, each.value])),
        }));
      },
      [path, name] as const,
    );
  });
  return found;
}

/** RFC 3339, as RFC 4287 asks of every date. */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

test('the feed is Atom: each entry has id, title, date, link and text, and no id stands twice', async () => {
  const feed = readFileSync('dist/feed.xml', 'utf8');
  expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  const [entries, ids, titles, dates, links, summaries, authors] = [
    await elements('/feed.xml', 'entry'),
    await elements('/feed.xml', 'id'),
    await elements('/feed.xml', 'title'),
    await elements('/feed.xml', 'updated'),
    await elements('/feed.xml', 'link'),
    await elements('/feed.xml', 'summary'),
    await elements('/feed.xml', 'author'),
  ];
  expect(entries.length).toBeGreaterThan(10);
  expect([ids.length, titles.length, dates.length]).toEqual(Array(3).fill(entries.length + 1)); // and the feed's own
  expect(summaries.length).toBe(entries.length);
  expect(authors.length).toBe(1);
  expect(dates.filter(({ text }) => !DATE.test(text))).toEqual([]);
  expect(new Set(ids.map(({ text }) => text)).size).toBe(ids.length);
  expect(ids.filter(({ text }) => !URL.canParse(text))).toEqual([]);
  expect(links.find(({ attributes }) => attributes.rel === 'self')?.attributes.href).toBe(`${site.url}/feed.xml`);
  expect(dates[0]?.text).toBe(
    dates
      .map(({ text }) => text)
      .toSorted()
      .at(-1),
  );
});

test('the sitemap is XML with absolute addresses and days', async () => {
  const [places, days] = [await elements('/sitemap.xml', 'loc'), await elements('/sitemap.xml', 'lastmod')];
  expect(places.filter(({ text }) => !text.startsWith(`${site.url}/`))).toEqual([]);
  expect(days.filter(({ text }) => !/^\d{4}-\d\d-\d\d$/.test(text))).toEqual([]);
});

test('llms.txt begins with the name of the site and what it is, and every address in it is a file', () => {
  const text = readFileSync('dist/llms.txt', 'utf8');
  expect(text).toMatch(new RegExp(`^# ${site.name}\\n\\n> .+`));
  const files = new Set(filesOf('dist'));
  const paths = [...text.matchAll(/\]\((.*?)\)/g)].map(([, url = '']) => url.replace(site.url, ''));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !files.has(path))).toEqual([]);
});

test('llms-full.txt has the text of every term of llms.txt', () => {
  const full = readFileSync('dist/llms-full.txt', 'utf8');
  const titles = [...readFileSync('dist/llms.txt', 'utf8').matchAll(/^- \[(.*?)\]\(.*\/terms\//gm)].map(
    ([, title]) => title,
  );
  expect(titles.filter((title) => !full.includes(`# ${title}\n`))).toEqual([]);
});
