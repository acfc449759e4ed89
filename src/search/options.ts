import { type View, view } from '../view/index.ts';
import { besideName, excerptView, marked } from './marked.ts';
import type { Result } from './query.ts';

/** One line that the arrows reach. */
export interface Option {
  readonly href: string;
  readonly kind: 'page' | 'passage' | 'action' | 'recent';
  readonly parts: readonly View[];
}

/** Pages of a list that show where their text has the words. */
const WITH_PASSAGE = 4;

const line = (name: View, short: View): View[] => [
  view('span', { class: 'name' }, name),
  view('span', { class: 'short' }, short),
];

/** Answers as lines: each page, under it the section whose text has the words. */
export function answerOptions(results: readonly Result[], query: string): Option[] {
  return results.flatMap(({ url, title, short, category, by, passages }, index): Option[] => {
    const name = [marked(title, query), besideName(by, category, query)];
    const page: Option = { href: url, kind: 'page', parts: line(name, marked(short, query)) };
    const part = passages.find((passage) => passage.title !== title);
    if (part === undefined || index >= WITH_PASSAGE) return [page];
    // The page stands above it for eyes only: to ears every option comes alone.
    const section = [part.title, view('span', { class: 'hidden' }, ` of ${title}:`)];
    return [page, { href: part.url, kind: 'passage', parts: line(section, excerptView(part.excerpt)) }];
  });
}

export const allResultsOption = (query: string, topic = ''): Option => ({
  href: `/search/?q=${encodeURIComponent(query)}${topic === '' ? '' : `&topic=${encodeURIComponent(topic)}`}`,
  kind: 'action',
  parts: [view('span', { class: 'name' }, `All results for “${query}”`)],
});

export const proposeOption = (query: string, href: string): Option => ({
  href,
  kind: 'action',
  parts: line(`Propose “${query}”`, 'No page has this name yet. Opens a form where the source code is.'),
});

export const recentOptions = (searches: readonly string[]): Option[] =>
  searches.map((text) => ({
    href: `/search/?q=${encodeURIComponent(text)}`,
    kind: 'recent',
    parts: line(text, 'searched before'),
  }));

/** A link that is an option: it opens in another tab as links do, and a screen reader hears one thing. */
export const optionView = ({ href, kind, parts }: Option, index: number): View =>
  view(
    'a',
    {
      role: 'option',
      id: `search-option-${index}`,
      class: `option ${kind}`,
      href,
      tabindex: -1,
      'aria-selected': 'false',
    },
    ...parts,
  );
