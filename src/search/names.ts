import { CATEGORY_SLUGS, categories, type Term } from '../glossary/index.ts';
import { keysOf, type NameEntry, type NameFile } from './shards.ts';

/** Terms that stand in one file. Beyond, each is filed by its words. */
const WHOLE = 300;
/** Terms in one of several files: about 3 KB as brotli sends it. */
const MOST = 100;
/** Letters of a definition: a line of the list. */
const SHORT = 84;

function cut(text: string): string {
  if (text.length <= SHORT) return text;
  return `${text.slice(0, SHORT).replace(/[\s,.;:]+\S*$/, '')} …`;
}

type Named = Pick<Term, 'slug' | 'title' | 'aliases' | 'acronym' | 'short' | 'category'>;

const entryOf = ({ slug, title, aliases, acronym, category }: Named): NameEntry => [
  slug,
  title,
  [...(acronym === undefined ? [] : [acronym]), ...aliases].join('; '),
  CATEGORY_SLUGS.indexOf(category),
];

interface Keyed {
  readonly entry: NameEntry;
  readonly definition: string;
  readonly keys: readonly string[];
}

const fileOf = (terms: readonly Keyed[]): NameFile => ({
  categories: [],
  entries: terms.map(({ entry }) => entry),
  definitions: terms.map(({ definition }) => definition),
  shards: [],
});

/** The shortest text that stands after `before` and not after `key`. */
function startOf(key: string, before: string): string {
  for (let length = 1; length < key.length; length++) if (key.slice(0, length) > before) return key.slice(0, length);
  return key;
}

/** All words of all names in order, cut into files; of a word that more terms have than fit, the shortest names have it. */
function shardsOf(terms: readonly Keyed[]): Map<string, NameFile> {
  const byKey = new Map<string, Keyed[]>();
  for (const term of [...terms].sort((a, b) => a.entry[1].length - b.entry[1].length))
    for (const key of term.keys) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [term]);
      else if (list.length < MOST) list.push(term);
    }
  const shards = new Map<string, NameFile>();
  const keys = [...byKey.keys()].sort();
  let inside = new Set<Keyed>();
  let start = keys[0] ?? '';
  for (const [index, key] of keys.entries()) {
    const found = byKey.get(key) ?? [];
    if (inside.size > 0 && inside.size + found.length > MOST) {
      shards.set(start, fileOf([...inside]));
      start = startOf(key, keys[index - 1] ?? '');
      inside = new Set();
    }
    for (const term of found) inside.add(term);
  }
  return shards.set(start, fileOf([...inside]));
}

/** The jump-to-term index of a glossary. */
interface NameFiles {
  /** By address: '' is the first, and the only one while it is small; else there is one for each part of the order of words. */
  readonly files: ReadonlyMap<string, NameFile>;
  /** How definitions begin, in the order of the only file. */
  readonly definitions: readonly string[];
}

function makeFiles(terms: readonly Named[]): NameFiles {
  const names = CATEGORY_SLUGS.map((slug) => categories[slug].name);
  const keyed = terms.map((term): Keyed => {
    const keys = [term.slug, term.title, term.acronym ?? '', ...term.aliases].flatMap(keysOf);
    return { entry: entryOf(term), definition: cut(term.short), keys: [...new Set(keys)] };
  });
  if (terms.length <= WHOLE) {
    const { definitions, ...whole } = fileOf(keyed);
    return { files: new Map([['', { ...whole, categories: names, definitions: [] }]]), definitions };
  }
  const shards = shardsOf(keyed);
  const first = { categories: names, entries: [], definitions: [], shards: [...shards.keys()] };
  return { files: new Map([['', first], ...shards]), definitions: [] };
}

const made = new WeakMap<readonly Named[], NameFiles>();

/** The jump-to-term index, made once. */
export function nameFiles(terms: readonly Named[]): NameFiles {
  const known = made.get(terms) ?? makeFiles(terms);
  made.set(terms, known);
  return known;
}
