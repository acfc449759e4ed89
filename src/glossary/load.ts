import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Glossary, makeGlossary } from './glossary.ts';
import { parseTerm } from './parse.ts';
import type { PlannedTerm, Term } from './term.ts';

interface Cached {
  readonly changed: number;
  readonly term: Term;
}

const files = new Map<string, Cached>();
let loaded: { readonly key: string; readonly glossary: Glossary } | undefined;

/** A file's term; read again only where the file has changed since. */
async function cachedTerm(file: string, parse: Parse): Promise<Term> {
  const { mtimeMs } = await stat(file);
  const known = files.get(file);
  if (known?.changed === mtimeMs) return known.term;
  const term = parse(file, await readFile(file, 'utf8'));
  files.set(file, { changed: mtimeMs, term });
  return term;
}

/** Reads a term from its file's text. */
export type Parse = typeof parseTerm;

/**
 * The glossary in a content folder. Asked again, it reads what has changed: pages may call it freely.
 * @throws {ContentError} naming file and line of the first fault
 */
export async function loadGlossary(folder: string, parse: Parse = parseTerm): Promise<Glossary> {
  const names = (await readdir(join(folder, 'terms'))).filter((name) => name.endsWith('.mdx') && !name.startsWith('_'));
  const terms = await Promise.all(names.sort().map((name) => cachedTerm(join(folder, 'terms', name), parse)));
  const planned = await readFile(join(folder, 'planned.json'), 'utf8');
  const key = [
    planned,
    ...terms.map((term) => `${term.slug} ${files.get(join(folder, 'terms', `${term.slug}.mdx`))?.changed}`),
  ].join('\n');
  if (loaded?.key !== key) {
    const published = terms.filter((term) => !term.draft);
    loaded = { key, glossary: makeGlossary(published, JSON.parse(planned) as PlannedTerm[]) };
  }
  return loaded.glossary;
}
