import type { Category, Glossary, Term } from '../glossary/index.ts';
import type { Prose } from '../markdown/index.ts';
import { shelf } from '../shelf.ts';
import type { TopicProse } from './topics.ts';

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
  /** The introduction to a topic that has terms. */
  topic(category: Category): TopicProse;
  /** In alphabetical order of the pages' titles. */
  backlinks(slug: string): readonly Backlink[];
  /**
   * Those of them that a reader of the page is likeliest to want: first pages that it leads to as well, in its order, then
   * those that are related to it, then those of its topic; among equals, the one that most pages link to.
   */
  nearestBacklinks(slug: string): readonly Backlink[];
}

/** The glossary with its prose as it is read and rendered, which is all that a library is made from. */
export interface Contents {
  readonly glossary: Glossary;
  /** By the slugs of the terms. */
  readonly proses: ReadonlyMap<string, Prose>;
  readonly topics: ReadonlyMap<Category, TopicProse>;
}

export function libraryOf({ glossary, proses, topics }: Contents): Library {
  const backlinks = new Map<string, Backlink[]>();
  for (const term of glossary.terms)
    for (const { slug, sentence } of proses.get(term.slug)?.mentions ?? []) {
      const list = backlinks.get(slug);
      if (list === undefined) backlinks.set(slug, [{ from: term, sentence }]);
      else list.push({ from: term, sentence });
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
    topic(category) {
      const topic = topics.get(category);
      if (topic === undefined) throw new RangeError(`category must be one that has terms, got "${category}"`);
      return topic;
    },
  };
}

/** The one that a build has read in another thread. */
export const libraryShelf = shelf<Library>();

/** The library of the `content` folder; in development it follows the files as they change. */
export const openLibrary = (): Promise<Library> =>
  libraryShelf.get(async () => (await import('./read-library.ts')).readLibrary());
