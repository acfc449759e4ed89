import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { attribute, type Element, filesOf, type Page, pagesOf, redirectsIn } from './dist.ts';

const files = new Set(filesOf('dist'));
const pages = pagesOf('dist');
const idsOf = new Map(pages.map((page) => [page.path, ids(page)]));

function ids({ elements }: Page): Set<string> {
  return new Set(elements.flatMap((element) => attribute(element, 'id') ?? []));
}

/** `path: what` of everything on any page that `faulty` gives. */
const everywhere = (faulty: (page: Page) => readonly string[]): string[] =>
  pages.flatMap((page) => faulty(page).map((fault) => `${page.path}: ${fault}`));

const isUnlisted = (page: Page): boolean => named(page, 'meta', 'name', 'robots').length > 0;

const textOf = (element: Element | undefined): string =>
  element?.childNodes.map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : '')).join('') ??
  '';

const named = ({ elements }: Page, tag: string, name?: string, value?: string): Element[] =>
  elements.filter((element) => element.tagName === tag && (name === undefined || attribute(element, name) === value));

/** What stands at an address of the site: a file, or nothing. */
function target(from: string, href: string): { readonly file: string; readonly hash: string } | undefined {
  const url = new URL(href, `${site.url}${from}`);
  if (url.origin !== site.url) return undefined;
  const path = decodeURIComponent(url.pathname);
  return { file: path.endsWith('/') ? `${path}index.html` : path, hash: decodeURIComponent(url.hash.slice(1)) };
}

test('the site has its pages', () => {
  expect(pages.length).toBeGreaterThan(20);
});

test('every page is HTML without a parse error', () => {
  expect(everywhere(({ faults }) => faults)).toEqual([]);
});

test('every page has one h1, and no id twice', () => {
  const faulty = everywhere((page) => {
    const all = page.elements.flatMap((element) => attribute(element, 'id') ?? []);
    const twice = all.filter((id, index) => all.indexOf(id) !== index).map((id) => `id "${id}" twice`);
    const heads = named(page, 'h1').length;
    return [...twice, ...(heads === 1 ? [] : [`${heads} h1`])];
  });
  expect(faulty).toEqual([]);
});

test('every page names itself: language, title, description, canonical address', () => {
  const faulty = everywhere((page) => {
    const [html] = named(page, 'html');
    const title = textOf(named(page, 'title')[0]);
    const descriptions = named(page, 'meta', 'name', 'description').map((meta) => attribute(meta, 'content') ?? '');
    const canonicals = named(page, 'link', 'rel', 'canonical').map((link) => attribute(link, 'href') ?? '');
    return [
      ...(html !== undefined && attribute(html, 'lang') === 'en' ? [] : ['no language']),
      ...(title.length > 3 && title.includes(site.name) ? [] : [`title "${title}"`]),
      ...(descriptions.length === 1 && (descriptions[0] ?? '').length > 15 ? [] : [`description "${descriptions}"`]),
      ...(canonicals.length === 1 || isUnlisted(page) ? [] : [`canonical "${canonicals}"`]),
    ];
  });
  expect(faulty).toEqual([]);
});

test('no two pages that search engines list have one title', () => {
  const listed = pages.filter((page) => !isUnlisted(page));
  const titles = listed.map((page) => textOf(named(page, 'title')[0]));
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test('every link within the site leads to a file, and every anchor to an element', () => {
  const faulty = everywhere(({ path, elements }) =>
    elements.flatMap((element) => {
      const href = attribute(element, 'href') ?? attribute(element, 'src') ?? attribute(element, 'action');
      const found = href === undefined ? undefined : target(path, href);
      if (found === undefined) return [];
      if (!files.has(found.file)) return [`${href} leads nowhere`];
      const there = idsOf.get(found.file.replace(/index\.html$/, ''));
      return found.hash === '' || there?.has(found.hash) ? [] : [`${href}: no such anchor`];
    }),
  );
  expect(faulty).toEqual([]);
});

test('every page that readers should find is in the sitemap, and the sitemap names no other', () => {
  const listed = [...readFileSync('dist/sitemap.xml', 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
  const found = pages.filter((page) => !isUnlisted(page)).map(({ path }) => `${site.url}${path}`);
  expect(listed.sort()).toEqual(found.sort());
});

test('an alias leads on to its term, names it as the address to keep, and is in no sitemap and no search', () => {
  const redirects = redirectsIn('dist');
  const faulty = redirects.flatMap((page) => {
    const to = /0;url=(.*)/.exec(
      attribute(named(page, 'meta', 'http-equiv', 'refresh')[0] as Element, 'content') ?? '',
    );
    const canonical = named(page, 'link', 'rel', 'canonical').map((link) => attribute(link, 'href'));
    const linked = named(page, 'a').map((link) => attribute(link, 'href'));
    return [
      ...(to?.[1] !== undefined && files.has(`${to[1]}index.html`) ? [] : [`${page.path} leads to ${to?.[1]}`]),
      ...(canonical.length === 1 && canonical[0] === `${site.url}${to?.[1]}` ? [] : [`${page.path}: ${canonical}`]),
      ...(linked.includes(to?.[1]) ? [] : [`${page.path} has no link for readers whose browser stays`]),
      ...(page.html.includes('data-pagefind-body') ? [`${page.path} is searched`] : []),
    ];
  });
  expect(faulty).toEqual([]);
  expect(redirects.map(({ path }) => path)).toContain('/terms/ttft/');
});

test('heads in order: no page skips a level, and none is empty', () => {
  const faulty = everywhere(({ elements }) => {
    const heads = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName));
    return heads.flatMap((head, index) => {
      const [level, before] = [head, heads[index - 1]].map((element) => Number(element?.tagName.charAt(1) ?? 0));
      const skips = (level ?? 0) > (before ?? 0) + 1 ? [`h${level} after h${before}: ${textOf(head)}`] : [];
      return textOf(head).trim() === '' ? [...skips, `empty h${level}`] : skips;
    });
  });
  expect(faulty).toEqual([]);
});

test('every label, description and control of another element names one that exists', () => {
  const NAMES = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'headers'];
  const faulty = everywhere((page) =>
    page.elements.flatMap((element) =>
      NAMES.flatMap((name) =>
        (attribute(element, name) ?? '')
          .split(' ')
          .filter(Boolean)
          .map((id) => [name, id] as const),
      )
        .filter(([, id]) => !idsOf.get(page.path)?.has(id))
        .map(([name, id]) => `${element.tagName} ${name}="${id}"`),
    ),
  );
  expect(faulty).toEqual([]);
});

/** A drawing within a drawing is a part of it. */
const isWithinSvg = ({ parentNode }: Element): boolean =>
  parentNode !== null && 'tagName' in parentNode && (parentNode.tagName === 'svg' || isWithinSvg(parentNode));

test('every picture has a text or says that it is decoration', () => {
  const faulty = everywhere((page) => [
    ...named(page, 'img')
      .filter((image) => attribute(image, 'alt') === undefined)
      .map(() => 'img without alt'),
    ...named(page, 'svg')
      .filter((drawing) => !isWithinSvg(drawing))
      .filter((drawing) => !['aria-hidden', 'aria-label', 'aria-labelledby'].some((name) => attribute(drawing, name)))
      .map(() => 'svg without a name'),
  ]);
  expect(faulty).toEqual([]);
});

test('every picture that hosts show of a page is a file of the site', () => {
  const faulty = everywhere((page) =>
    named(page, 'meta', 'property', 'og:image')
      .map((meta) => attribute(meta, 'content') ?? '')
      .filter((url) => !url.startsWith(`${site.url}/`) || !files.has(url.slice(site.url.length))),
  );
  expect(faulty).toEqual([]);
});
