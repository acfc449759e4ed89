import type { PlannedTerm, Term } from './term.ts';

/** A name without the differences that readers do not mean: case, hyphens, doubled spaces. */
export function normalName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s\-–_]+/g, ' ')
    .trim();
}

/** What a name stands for. */
export type Meaning = { readonly slug: string; readonly kind: 'page' | 'planned'; readonly title: string };

/** Every name of the glossary: slugs, titles, acronyms and aliases. */
export interface Names {
  /** The meaning of a slug, title or alias, however it is spelled. */
  meaning(name: string): Meaning | undefined;
  /** Known slugs that look like a misspelt name, nearest first. */
  near(name: string): string[];
  /** Names that two terms claim. */
  readonly clashes: readonly { name: string; slugs: readonly [string, string] }[];
}

/** Letters to change, insert or remove to turn one text into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Indexes the names of all terms once. */
export function indexNames(terms: readonly Term[], planned: readonly PlannedTerm[]): Names {
  const meanings = new Map<string, Meaning>();
  const clashes: { name: string; slugs: [string, string] }[] = [];
  const claim = (name: string, meaning: Meaning): void => {
    const key = normalName(name);
    const holder = meanings.get(key);
    if (holder === undefined) meanings.set(key, meaning);
    else if (holder.slug !== meaning.slug) clashes.push({ name, slugs: [holder.slug, meaning.slug] });
  };
  const pages = new Set(terms.map((term) => term.slug));
  for (const term of terms) {
    const meaning = { slug: term.slug, kind: 'page', title: term.title } as const;
    for (const name of [term.slug, term.title, ...(term.acronym ? [term.acronym] : []), ...term.aliases])
      claim(name, meaning);
  }
  for (const term of planned.filter(({ slug }) => !pages.has(slug))) {
    const meaning = { slug: term.slug, kind: 'planned', title: term.name } as const;
    for (const name of [term.slug, term.name, ...term.aliases]) claim(name, meaning);
  }
  return {
    clashes,
    meaning: (name) => meanings.get(normalName(name)),
    near(name) {
      const wanted = normalName(name);
      const scored = [...meanings].map(([key, { slug }]) => ({ slug, distance: editDistance(wanted, key) }));
      const close = scored.filter(({ distance }) => distance <= Math.max(2, wanted.length / 3));
      return [...new Set(close.sort((a, b) => a.distance - b.distance).map(({ slug }) => slug))].slice(0, 3);
    },
  };
}
