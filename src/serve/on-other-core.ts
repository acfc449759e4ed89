import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Contents, Library } from '../components/library.ts';
import type { Memory, Reading } from '../components/read-library.ts';
import type { Embed, ShownWidgets } from '../embed/index.ts';
import type { Report } from '../fit/report.ts';
import type { Glossary } from '../glossary/index.ts';
import type { Prose } from '../markdown/index.ts';
import type { Reference } from '../reference/published.ts';
import type { SearchIndex } from '../search/index-pages.ts';
import { keeper, keptFolder } from './kept.ts';
import { keptTerms } from './kept-terms.ts';

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

/** What is said to the thread. */
export type Message = { readonly name: Asked; readonly folder: string } | { readonly name: 'end' };

/** Where the search index is made. Two builds of one folder are not made at once. */
const SCRATCH = '.cache/search';

/** Files that are written between two breaths, in which the indexer is handed its pages. */
const BREATH = 64;

/** Terms whose prose is told at a time. */
const HANDFUL = 64;

const folders = new Set<string>();

/** Writes a file at once: one so small takes longer to hand to a thread than to write. */
function write(file: string, body: string | Uint8Array): void {
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, body);
}

/** What depends on no page, by what it is kept under; each is made once. */
const kept = keptFolder('.');
const keep = keeper(kept);
const reference = () => keep('reference', async () => (await import('../reference/published.ts')).readReference());
const report = () => keep('report', async () => (await import('../fit/report.ts')).accuracyReport());
const shownWidgets = () => keep('shown-widgets', async () => (await import('../embed/index.ts')).shownWidgets());
const bundles = () => keep('bundles', async () => (await import('../embed/index.ts')).bundleEmbed());
const besideBundles = () =>
  keep('beside-bundles', async () => {
    const { embedFiles } = await import('../embed/index.ts');
    const { widgetCards } = await import('./site-files.ts');
    const files: [path: string, body: string | Uint8Array][] = [];
    for (const [path, body] of embedFiles()) files.push([path, body()]);
    for (const [path, body] of widgetCards()) files.push([path, await body()]);
    return files;
  });

/** Writes what a site has of its terms beside their pages. */
async function writeTermFiles(library: Library, folder: string): Promise<void> {
  const { termFiles } = await import('../components/term-files.ts');
  let written = 0;
  for (const [path, body] of termFiles(library)) {
    write(join(folder, path), body());
    if (++written % BREATH === 0) await setImmediate();
  }
}

/** Draws the pictures of pages. */
async function drawCards({ glossary }: Library, folder: string): Promise<void> {
  const { pageCards } = await import('../components/page-card.ts');
  const { pageImage } = await import('../embed/page-picture.ts'); // without the widgets, of which nothing is drawn
  for (const [path, card] of pageCards(glossary)) write(join(folder, path), await pageImage(card));
}

/** Writes what other sites embed: bundles, bare pages with their data, pictures of widgets. */
async function writeEmbeds(made: Embed, folder: string): Promise<void> {
  const { writeEmbed } = await import('../embed/write.ts');
  await writeEmbed(made, folder);
  for (const [path, body] of await besideBundles()) write(join(folder, path), body);
}

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
  const embed = bundles();
  const memory = keptTerms(kept && join(kept, 'terms'));
  const reading = beginReading(memory);
  const index = reading.then(startIndex);
  const library = reading.then(async ({ contents }) =>
    (await import('../components/library.ts')).libraryOf(await contents),
  );
  for (const made of [embed, index, library]) made.catch(() => {}); // thrown again where they are asked for
  const doers: Readonly<Record<Asked, (folder: string) => Promise<void>>> = {
    async files(folder) {
      await writeTermFiles(await library, folder);
      await drawCards(await library, folder);
      await writeEmbeds(await embed, folder);
      memory.save();
    },
    index: async (folder) => (await index).moveTo(folder),
  };
  port.on('message', (message: Message) => {
    const { name } = message;
    if (name === 'end') process.exit(); // the thread alone
    doers[name](message.folder).then(() => tell({ name, value: true }), fail);
  });
  await tellLibrary(await reading, tell);
  tell({ name: 'reference', value: await reference() });
  tell({ name: 'report', value: await report() });
  tell({ name: 'shownWidgets', value: await shownWidgets() });
}

if (parentPort !== null) {
  const port = parentPort;
  const fail = (error: Error): void => port.postMessage({ fault: error.stack ?? error.message });
  work(port, fail).catch(fail);
}
