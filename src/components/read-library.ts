import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  CATEGORY_SLUGS,
  type Category,
  type Glossary,
  loadGlossary,
  type Parse,
  parseTerm,
  type Term,
} from '../glossary/index.ts';
import { nameFinder, type Prose, renderProse } from '../markdown/index.ts';
import { type Contents, type Library, libraryOf } from './library.ts';
import { components } from './prose/index.ts';
import { type TopicProse, topicProse, topicsChanged } from './topics.ts';

/** Remembers terms and their prose, so that what has not changed is not read and rendered again. */
export interface Memory {
  /** The term in a file that holds this text. */
  readonly term: Parse;
  /** What gives a term's prose where these are all the names that it may link to. */
  prose(names: string): (term: Term, render: () => Prose) => Prose;
}

/** All names that prose may link to: one object as long as they are equal. */
let naming = { names: '' };

/** Prose that is known, with the names that it was rendered with. */
const rendered = new WeakMap<Term, { readonly naming: object; readonly prose: Prose }>();

/** What a server for writers remembers while it runs. */
const untilTheEnd: Memory = {
  term: parseTerm,
  prose(names) {
    if (names !== naming.names) naming = { names };
    const now = naming;
    return (term, render) => {
      const known = rendered.get(term);
      if (known?.naming === now) return known.prose;
      const prose = render();
      rendered.set(term, { naming: now, prose });
      return prose;
    };
  },
};

/** Pages rendered between two breaths, in which others on the same thread get their turn. */
const BREATH = 8;

async function render(
  glossary: Glossary,
  memory: Memory,
  tell?: (term: Term, prose: Prose) => void,
): Promise<Contents> {
  const findNames = nameFinder(glossary.terms);
  const surroundings = { glossary, findNames, components };
  const proseOf = memory.prose(
    JSON.stringify([
      glossary.planned,
      glossary.terms.map(({ slug, title, acronym, aliases, autolink }) => [slug, title, acronym, aliases, autolink]),
    ]),
  );
  const proses = new Map<string, Prose>();
  for (const term of glossary.terms) {
    if (proses.size % BREATH === 0) await setImmediate();
    const prose = proseOf(term, () => renderProse(term, surroundings));
    proses.set(term.slug, prose);
    tell?.(term, prose);
  }
  const used = new Set(glossary.terms.map(({ category }) => category));
  const topics = new Map<Category, TopicProse>();
  for (const category of CATEGORY_SLUGS)
    if (used.has(category)) topics.set(category, await topicProse(category, surroundings));
  return { glossary, proses, topics };
}

/** A glossary whose prose is being rendered. */
export interface Reading {
  readonly glossary: Glossary;
  /** A term's prose, as soon as it is there. */
  prose(term: Term): Promise<Prose>;
  readonly contents: Promise<Contents>;
}

/**
 * Reads the `content` folder and begins to render its prose.
 * @throws {ContentError} naming file and line of the first fault
 */
export async function beginReading(memory: Memory): Promise<Reading> {
  const glossary = await loadGlossary(join(process.cwd(), 'content'), memory.term);
  const waiting = new Map(glossary.terms.map((term) => [term, Promise.withResolvers<Prose>()]));
  const contents = render(glossary, memory, (term, prose) => waiting.get(term)?.resolve(prose));
  contents.catch((error: unknown) => {
    for (const { promise, reject } of waiting.values()) {
      promise.catch(() => {}); // nobody may wait for it
      reject(error);
    }
  });
  return {
    glossary,
    contents,
    async prose(term) {
      const prose = waiting.get(term);
      if (prose === undefined) throw new RangeError(`term must be one of the glossary's, got "${term.slug}"`);
      return prose.promise;
    },
  };
}

let opened: { readonly glossary: Glossary; readonly topics: string; readonly library: Promise<Library> } | undefined;

/** The library as the files are now: the same one until a file has changed. */
export async function readLibrary(): Promise<Library> {
  const glossary = await loadGlossary(join(process.cwd(), 'content'));
  const topics = await topicsChanged();
  if (opened?.glossary !== glossary || opened.topics !== topics)
    opened = { glossary, topics, library: render(glossary, untilTheEnd).then(libraryOf) };
  return opened.library;
}
