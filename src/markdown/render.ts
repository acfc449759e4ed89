import { evaluate } from 'satteri';
import { ContentError, type Glossary, type Term } from '../glossary/index.ts';
import { escapeHtml } from '../view/index.ts';
import type { FindNames } from './auto-links.ts';
import { linkCitations, sideNotes } from './citations.ts';
import { type Child, childHtml, Html, plainText } from './html.ts';
import { type Component, jsx, type Props } from './jsx.ts';
import { type Mention, mentionsIn, written } from './mentions.ts';

export interface Heading {
  readonly id: string;
  readonly text: string;
}

/** A term's prose, rendered, with what other pages need to know of it. */
export interface Prose {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Terms it links to, each with the sentence around its first mention. */
  readonly mentions: readonly Mention[];
  /** Slugs of all terms it links to, those too that have no page yet and print as text. */
  readonly links: readonly string[];
  /** Ids of the sources it cites. */
  readonly cited: readonly string[];
  readonly words: number;
}

/** What is rendered: a term, or another page of prose. */
export interface Written extends Pick<Term, 'slug' | 'body' | 'bodyLine' | 'sources'> {
  /** Where it stands, if not among the terms. */
  readonly file?: string;
}

/** What prose is rendered among. */
export interface Surroundings {
  readonly glossary: Glossary;
  readonly findNames: FindNames;
  /** The tags that prose may use beside Markdown: `Calc`, `Figure`, `Widget`. */
  readonly components: Readonly<Record<string, Component>>;
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * Renders a term's MDX to markup, in one pass and without a module.
 *
 * `[[slug]]` and `[[slug|text]]` become links; the first mention of every term in a section links itself;
 * `[^id]` cites a source of the front matter.
 *
 * @throws {ContentError} on a link to a term that does not exist, an unknown citation, or a component's bad input
 */
export function renderProse(term: Written, { glossary, findNames, components }: Surroundings): Prose {
  const file = term.file ?? `content/terms/${term.slug}.mdx`;
  const lineOf = (text: string): number => {
    const before = term.body.indexOf(text);
    return before < 0 ? term.bodyLine : term.bodyLine + term.body.slice(0, before).split('\n').length - 1;
  };
  const fail = (at: string, problem: string): never => {
    throw new ContentError(file, lineOf(at), problem);
  };

  const headings: Heading[] = [];
  const cited = new Set<string>();
  const links = new Set<string>();
  let linkedHere = new Set([term.slug]);

  const termLink = (slug: string, text: string): string => {
    linkedHere.add(slug);
    links.add(slug);
    return `<a href="/terms/${slug}/">${text}</a>`;
  };

  const autoLink = (text: string): string => {
    let html = '';
    let done = 0;
    for (const { start, end, slug } of findNames(text)) {
      if (linkedHere.has(slug)) continue;
      html += escapeHtml(text.slice(done, start)) + termLink(slug, escapeHtml(text.slice(start, end)));
      done = end;
    }
    return html + escapeHtml(text.slice(done));
  };

  /** Text within a block: citations, then the names of terms. */
  const running = (child: Child): Child => {
    if (Array.isArray(child)) return child.map(running);
    if (typeof child !== 'string') return child;
    return new Html(
      linkCitations(child, {
        text: autoLink,
        number(id) {
          const index = term.sources.findIndex((source) => source.id === id);
          if (index < 0) {
            const known = term.sources.map((source) => source.id).join(', ');
            fail(`[^${id}]`, `[^${id}]: no such source; expected one of: ${known}`);
          }
          cited.add(id);
          return index + 1;
        },
      }),
    );
  };

  const block =
    (tag: string): Component =>
    ({ children, ...rest }) =>
      jsx(tag, { ...rest, children: running(children) });

  const link = ({ href, children, ...rest }: Props): Html => {
    const target = decodeURIComponent(String(href));
    if (/^(?:https?:|mailto:|[#/])/.test(target)) return jsx('a', { href: target, ...rest, children });
    const meaning = glossary.names.meaning(target);
    const text = childHtml(children);
    if (meaning === undefined) {
      const near = glossary.names.near(target);
      const hint =
        near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '; add it to content/planned.json or fix the name';
      return fail(`[[${target}`, `[[${target}]]: no such term or alias${hint}`);
    }
    if (meaning.slug === term.slug)
      return fail(`[[${target}`, `[[${target}]]: links to its own page; write it as plain text`);
    links.add(meaning.slug);
    const shown = text === target ? escapeHtml(inSentence(meaning.title)) : text;
    return new Html(meaning.kind === 'planned' ? shown : termLink(meaning.slug, shown));
  };

  const heading: Component = ({ children }) => {
    const html = childHtml(children);
    const id = slugOf(plainText(html));
    headings.push({ id, text: plainText(html) });
    linkedHere = new Set([term.slug]);
    return new Html(`<h2 id="${id}">${html}</h2>`);
  };

  const noted = sideNotes(term.sources);
  let fragment = false;
  const root: Component = ({ children }) => {
    fragment = true;
    const blocks = Array.isArray(children) ? children : [children];
    return new Html(blocks.map((child: Child) => noted(childHtml(child))).join(''));
  };

  let html: string;
  try {
    const tag = (type: unknown, props: unknown): Html => jsx(type as string | Component, props as Props);
    const runtime = { Fragment: root, jsx: tag, jsxs: tag };
    const compiled = evaluate(term.body, {
      ...runtime,
      features: { wikilinks: true, gfm: { footnotes: false } },
      elementAttributeNameCase: 'html',
    }) as { default: (props: { components: Record<string, Component> }) => Html };
    html = compiled.default({
      components: { ...components, a: link, h2: heading, p: block('p'), li: block('li'), td: block('td') },
    }).text;
    if (!fragment) html = noted(html);
  } catch (error) {
    if (error instanceof ContentError) throw error;
    throw new ContentError(file, term.bodyLine, error instanceof Error ? error.message : String(error));
  }
  return {
    html,
    headings,
    mentions: mentionsIn(html),
    links: [...links],
    cited: [...cited],
    words: plainText(written(html)).split(/\s+/).length,
  };
}

/** A title as it stands within a sentence: "Batch size" and "Prefill–decode" lose their capital, "KV cache" keeps it. */
function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}+(?:[ –-]|$)/u.test(title) && !/\p{Lu}/u.test(title.slice(1))
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
}
