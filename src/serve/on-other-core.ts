import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Contents } from '../components/library.ts';
import type { Memory, Reading } from '../components/read-library.ts';
import type { ShownWidgets } from '../embed/index.ts';
import type { Report } from '../fit/report.ts';
import type { Glossary } from '../glossary/index.ts';
import type { Prose } from '../markdown/index.ts';
import type { Reference } from '../reference/published.ts';
import type { SearchIndex } from '../search/index-pages.ts';
import { keptFolder } from './kept.ts';
import { keptTerms } from './kept-terms.ts';
import { madeOfCode } from './made-of-code.ts';
import { writeBeside } from './write-beside.ts';

/** What the thread is asked to do with a folder, and tells when it is done. */
export type Asked = 'files' | 'index';

/** What the thread tells, by name. A library is told in parts, in this order, so that one waits in full on neither side. */
export interface Told extends Record<Asked, true> {
  readonly terms: Pick<Glossary, 'terms' | 'planned'>;
  /** Some of the terms' prose by their slugs, until all is told. */
  readonly proses: readonly (readonly [slug: string, prose: Prose])[];
  readonly topics: Contents['topics'];
  readonly reference: Reference;
  readonly report: Report;
  readonly shownWidgets: ShownWidgets;
}
export type One<Of> = { [Name in keyof Of]: { readonly name: Name; readonly value: Of[Name] } }[keyof Of];

/** What the thread is handed as it starts. */
export interface HandedOver {
  /** How many shares of what stands beside the pages are taken, by whichever thread. */
  readonly taken: Int32Array;
}

/** What is said to the thread. */
export type Message = { readonly name: Asked; readonly folder: string } | { readonly name: 'end' };

/** Where the search index is made. Two builds of one folder are not made at once. */
const SCRATCH = '.cache/search';

/** Terms whose prose is told at a time. */
const HANDFUL = 64;

async function beginReading(memory: Memory): Promise<Reading> {
  const library = await import('../components/read-library.ts');
  return library.beginReading(memory);
}

type Tell = (message: One<Told>) => void;

async function tellLibrary({ glossary, prose, contents }: Reading, tell: Tell): Promise<void> {
  const { terms, planned } = glossary;
  tell({ name: 'terms', value: { terms, planned } });
  let handful: [slug: string, prose: Prose][] = [];
  for (const term of terms) {
    handful.push([term.slug, await prose(term)]);
    if (handful.length < HANDFUL) continue;
    tell({ name: 'proses', value: handful });
    handful = [];
  }
  tell({ name: 'proses', value: handful });
  tell({ name: 'topics', value: (await contents).topics });
}

async function startIndex({ glossary, prose }: Reading): Promise<SearchIndex> {
  const { searchedPages } = await import('../components/term-files.ts');
  const { indexPages } = await import('../search/index-pages.ts');
  return indexPages(searchedPages(glossary, prose), SCRATCH);
}

/** The thread itself: starts at once on the glossary, which pages wait for, and writes when it is told where. */
async function work(port: MessagePort, fail: (error: Error) => void): Promise<void> {
  const tell: Tell = (message) => port.postMessage(message);
  const { taken } = workerData as HandedOver;
  const kept = keptFolder('.');
  const code = madeOfCode(kept);
  const memory = keptTerms(kept && join(kept, 'terms'));
  const reading = beginReading(memory);
  const index = reading.then(startIndex);
  const library = reading.then(async ({ contents }) =>
    (await import('../components/library.ts')).libraryOf(await contents),
  );
  // First what pages wait for, one after the other.
  const toldAll = reading.then(async (begun) => {
    await tellLibrary(begun, tell);
    tell({ name: 'shownWidgets', value: await code.shownWidgets() });
    tell({ name: 'report', value: await code.report() });
    tell({ name: 'reference', value: await code.reference() });
  });
  for (const made of [toldAll, index, library]) made.catch(() => {}); // thrown again where they are asked for
  const doers: Readonly<Record<Asked, (folder: string) => Promise<void>>> = {
    async files(folder) {
      await toldAll;
      await code.writeEmbeds(folder);
      memory.save();
      await writeBeside(await library, folder, taken); // last: the other core helps once its pages stand
    },
    index: async (folder) => (await index).moveTo(folder),
  };
  port.on('message', (message: Message) => {
    const { name } = message;
    if (name === 'end') process.exit(); // the thread alone
    doers[name](message.folder).then(() => tell({ name, value: true }), fail);
  });
  await toldAll;
}

if (parentPort !== null) {
  const port = parentPort;
  const fail = (error: Error): void => port.postMessage({ fault: error.stack ?? error.message });
  work(port, fail).catch(fail);
}
