import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Memory } from '../components/read-library.ts';
import { parseTerm, type Term } from '../glossary/index.ts';
import type { Prose } from '../markdown/index.ts';
import { keepIn, keptIn } from './kept.ts';

/** A term as it was read last, and its prose as it was rendered, with digests of what they were made from. */
interface Known {
  readonly text: string;
  readonly term: Term;
  readonly names?: string;
  readonly prose?: Prose;
}

type Shelf = Map<string, Known>;

/** Digits of a shelf's name: 256 of them, so that a changed term has few others written again. */
const DIGITS = 2;

const digest = (text: string): string => hash('sha256', text);

/** Terms and their prose as the last build with the same code had them, in a folder. Of each the last state is kept. */
export function keptTerms(folder: string | undefined): Memory & { save(): void } {
  const shelves = new Map<string, Shelf>();
  const changed = new Set<string>();
  const used = new Set<string>();
  const nameOf = (slug: string): string => digest(slug).slice(0, DIGITS);
  const shelfOf = (slug: string): Shelf => {
    const name = nameOf(slug);
    const known = shelves.get(name);
    if (known !== undefined) return known;
    const kept = folder === undefined ? undefined : keptIn(join(folder, name));
    const shelf = kept instanceof Map ? (kept as Shelf) : new Map<string, Known>();
    shelves.set(name, shelf);
    return shelf;
  };
  const put = (slug: string, known: Known): void => {
    shelfOf(slug).set(slug, known);
    changed.add(nameOf(slug));
  };
  return {
    term(file, text) {
      const [, slug = ''] = /([^\\/]+)\.mdx$/.exec(file) ?? [];
      const known = shelfOf(slug).get(slug);
      const now = digest(text);
      used.add(slug);
      if (known?.text === now) return known.term;
      const term = parseTerm(file, text);
      put(slug, { text: now, term });
      return term;
    },
    prose(text) {
      const names = digest(text);
      return (term, render) => {
        const known = shelfOf(term.slug).get(term.slug);
        if (known?.prose !== undefined && known.term === term && known.names === names) return known.prose;
        const prose = render();
        if (known !== undefined) put(term.slug, { ...known, names, prose });
        return prose;
      };
    },
    save() {
      if (folder === undefined) return;
      mkdirSync(folder, { recursive: true });
      for (const [name, shelf] of shelves) {
        const gone = [...shelf.keys()].filter((slug) => !used.has(slug));
        for (const slug of gone) shelf.delete(slug);
        if (gone.length > 0 || changed.has(name)) keepIn(join(folder, name), shelf);
      }
    },
  };
}
