import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Glossary, loadGlossary, type Term } from '../glossary/index.ts';
import { nameFinder, type Prose, renderProse } from '../markdown/index.ts';
import { shelf } from '../shelf.ts';
import { components } from './prose/index.ts';

/** A page that links here, with the sentence around its link. */
export interface Backlink {
  readonly from: Term;
  readonly sentence: string;
}

/** A hub shows this many of the pages that link to it; all of them stand on a page of their own. */
export const BACKLINKS_SHOWN = 3;

/** The glossary, rendered: what every page draws from. Everything across pages is worked out once. */
export interface Library {
  readonly glossary: Glossary;
  prose(term: Term): Prose;
  /** In alphabetical order of the pages' titles. */
  backlinks(slug: string): readonly Backlink[];
  /**
   * Those of them that a reader of the page is likeliest to want: first pages that it leads to as well, in its order, then
   * those that are related to it, then those of its topic; among equals, the one that most pages link to.
   */
  nearestBacklinks(slug: string): readonly Backlink[];
}

/** All names that prose may link to. Equal ones are one object, so that no page compares a megabyte of text. */
let naming = { names: '' };

/** Prose that is known, with the names that it was rendered with. */
const rendered = new WeakMap<Term, { readonly naming: object; readonly prose: Prose }>();

const libraryShelf = shelf<Library>();

/** Pages rendered between two breaths, in which the compiler gets its turn. */
const BREATH = 8;

async function makeLibrary(glossary: Glossary): Promise<Library> {
  const findNames = nameFinder(glossary.terms);
  const names = JSON.stringify([
    glossary.planned,
    glossary.terms.map(({ slug, title, acronym, aliases, autolink }) => [slug, title, acronym, aliases, autolink]),
  ]);
  if (names !== naming.names) naming = { names };
  const backlinks = new Map<string, Backlink[]>();
  const proses = new Map<string, Prose>();
  for (const term of glossary.terms) {
    const known = rendered.get(term);
    const fresh = known?.naming !== naming;
    if (fresh && proses.size % BREATH === 0) await setImmediate();
    const prose = fresh ? renderProse(term, { glossary, findNames, components }) : known.prose;
    if (fresh) rendered.set(term, { naming, prose });
    proses.set(term.slug, prose);
    for (const { slug, sentence } of prose.mentions) {
      const list = backlinks.get(slug);
      if (list === undefined) backlinks.set(slug, [{ from: term, sentence }]);
      else list.push({ from: term, sentence });
    }
  }
  const linksTo = ({ from }: Backlink): number => backlinks.get(from.slug)?.length ?? 0;
  return {
    glossary,
    backlinks: (slug) => backlinks.get(slug) ?? [],
    nearestBacklinks(slug) {
      const all = backlinks.get(slug) ?? [];
      const term = glossary.term(slug);
      const leadsTo = [...new Set([...(term?.related ?? []), ...(proses.get(slug)?.links ?? [])])];
      // What the writer of this page leads to, in his order; what leads here; its topic; the rest. It stays as the glossary grows.
      const distance = ({ from }: Backlink): number => {
        const place = leadsTo.indexOf(from.slug);
        if (place >= 0) return place;
        const back = [...from.related, ...from.before].indexOf(slug);
        if (back >= 0) return leadsTo.length + back / (back + 1);
        return leadsTo.length + (from.category === term?.category ? 1 : 2);
      };
      return all
        .map((backlink) => ({ backlink, far: distance(backlink), links: linksTo(backlink) }))
        .sort((a, b) => a.far - b.far || b.links - a.links)
        .slice(0, BACKLINKS_SHOWN)
        .map(({ backlink }) => backlink);
    },
    prose(term) {
      const prose = proses.get(term.slug);
      if (prose === undefined) throw new RangeError(`term must be one of the glossary's, got "${term.slug}"`);
      return prose;
    },
  };
}

let opened: { readonly glossary: Glossary; readonly library: Promise<Library> } | undefined;

async function readLibrary(): Promise<Library> {
  const glossary = await loadGlossary(join(process.cwd(), 'content'));
  if (opened?.glossary !== glossary) opened = { glossary, library: makeLibrary(glossary) };
  return opened.library;
}

/** The library of the `content` folder; in development it follows the files as they change. */
export const openLibrary = (): Promise<Library> => libraryShelf.get(readLibrary);
