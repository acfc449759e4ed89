import { CATEGORY_SLUGS, categories, type Term } from '../glossary/index.ts';
import { filed, type NameEntry, type NameFile } from './shards.ts';
import { squeezed, stem, tellingWords } from './words.ts';

/** Terms that stand in one file. Beyond, each is filed by how its words begin. */
const WHOLE = 600;
/** Terms in a file of one beginning: about 12 KB as brotli sends it. */
const MOST = 250;
/** Letters of a definition in the index: a line of the list. */
const SHORT = 84;

function cut(text: string): string {
  if (text.length <= SHORT) return text;
  return `${text.slice(0, SHORT).replace(/[\s,.;:]+\S*$/, '')} …`;
}

type Named = Pick<Term, 'slug' | 'title' | 'aliases' | 'acronym' | 'short' | 'category'>;

const entryOf = ({ slug, title, aliases, acronym, short, category }: Named): NameEntry => [
  slug,
  title,
  [...(acronym === undefined ? [] : [acronym]), ...aliases].join('; '),
  cut(short),
  CATEGORY_SLUGS.indexOf(category),
];

/** The words under which an entry is looked for. */
const keysOf = ([slug, title, names]: NameEntry): Set<string> =>
  new Set(
    [slug, title, ...names.split('; ')].flatMap((name) =>
      [squeezed(name), ...tellingWords(name).map(stem)].filter((word) => word !== '').map(filed),
    ),
  );

interface Keyed {
  readonly entry: NameEntry;
  readonly keys: readonly string[];
}

/** Files the terms whose words begin with `start`; a file that would be too large is divided by the next letter. */
function file(start: string, terms: readonly Keyed[], shards: Map<string, NameEntry[]>): void {
  if (terms.length <= (start === '' ? WHOLE : MOST)) {
    shards.set(
      start,
      terms.map(({ entry }) => entry),
    );
    return;
  }
  const parts = new Map<string, Keyed[]>();
  for (const { entry, keys } of terms) {
    for (const part of new Set(keys.map((key) => key.slice(0, start.length + 1))))
      parts.set(part, [...(parts.get(part) ?? []), { entry, keys: keys.filter((key) => key.startsWith(part)) }]);
  }
  for (const [part, inside] of parts) {
    // A word that more names have than fit: the shortest names have it for their own.
    if (part === start)
      shards.set(
        start,
        inside
          .map(({ entry }) => entry)
          .sort((a, b) => a[1].length - b[1].length)
          .slice(0, MOST),
      );
    else file(part, inside, shards);
  }
}

/** The jump-to-term index: one file while it is small, else one for each beginning of a word. By address: '' is the first. */
export function nameFiles(terms: readonly Named[]): Map<string, NameFile> {
  const names = CATEGORY_SLUGS.map((slug) => categories[slug].name);
  const keyed = terms.map(entryOf).map((entry) => ({ entry, keys: [...keysOf(entry)] }));
  const shards = new Map<string, NameEntry[]>();
  file('', keyed, shards);
  const whole = shards.get('');
  if (whole !== undefined) return new Map([['', { categories: names, entries: whole, shards: [] }]]);
  return new Map([
    ['', { categories: names, entries: [], shards: [...shards.keys()].sort() }],
    ...[...shards].map(([start, entries]): [string, NameFile] => [start, { categories: [], entries, shards: [] }]),
  ]);
}
