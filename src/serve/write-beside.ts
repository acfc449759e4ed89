import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Library } from '../components/library.ts';
import { writeNew } from './write-new.ts';

/** Files, pictures or terms after which a thread takes a breath: the indexer may wait for its next pages. */
const HANDFUL = 8;

function handfuls<One>(list: readonly One[]): One[][] {
  const starts = Array.from({ length: Math.ceil(list.length / HANDFUL) }, (_, number) => number * HANDFUL);
  return starts.map((at) => list.slice(at, at + HANDFUL));
}

/** What a glossary has beside its pages, as pieces of work of which each writes its files. The longest stands first. */
async function sharesOf(library: Library, folder: string): Promise<(() => void | Promise<void>)[]> {
  const { pageCards } = await import('../components/page-card.ts');
  const { glossaryFiles, termFiles } = await import('../components/term-files.ts');
  const { pageImage } = await import('../embed/page-picture.ts'); // without the widgets, of which nothing is drawn
  const write = (path: string, body: string | Uint8Array): void => writeNew(join(folder, path), body);
  const filesOf = termFiles(library);
  return [
    async () => {
      let written = 0;
      for (const [path, body] of glossaryFiles(library)) {
        write(path, body());
        written += 1;
        if (written % HANDFUL === 0) await setImmediate();
      }
    },
    ...handfuls([...pageCards(library.glossary)]).map((cards) => async () => {
      for (const [path, card] of cards) write(path, await pageImage(card));
    }),
    ...handfuls(library.glossary.terms).map((terms) => () => {
      for (const term of terms) for (const [path, body] of filesOf(term)) write(path, body());
    }),
  ];
}

/**
 * Writes what a glossary has beside its pages. Several threads may be at it, whichever have nothing else to do: what is taken,
 * counted in memory that they share, is written by one of them.
 */
export async function writeBeside(library: Library, folder: string, taken: Int32Array): Promise<void> {
  const shares = await sharesOf(library, folder);
  const next = () => shares[Atomics.add(taken, 0, 1)];
  for (let share = next(); share !== undefined; share = next()) {
    await share();
    await setImmediate();
  }
}
