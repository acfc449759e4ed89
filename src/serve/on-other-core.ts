import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Contents, Library } from '../components/library.ts';
import type { Embed, ShownWidgets } from '../embed/index.ts';
import type { Report } from '../fit/report.ts';
import type { PlannedTerm, Term } from '../glossary/index.ts';
import type { Reference } from '../reference/published.ts';
import type { SearchIndex } from '../search/index-pages.ts';
import { keeper } from './kept.ts';

/** What the thread is asked to do with a folder, and tells when it is done. */
export type Asked = 'files' | 'index';

/** What the thread tells, by name. A glossary is told by what it is made from. */
export interface Told extends Record<Asked, true> {
  readonly library: Omit<Contents, 'glossary'> & {
    readonly terms: readonly Term[];
    readonly planned: readonly PlannedTerm[];
  };
  readonly reference: Reference;
  readonly report: Report;
  readonly shownWidgets: ShownWidgets;
}
export type One<Of> = { [Name in keyof Of]: { readonly name: Name; readonly value: Of[Name] } }[keyof Of];

/** Where the search index is made. Two builds of one folder are not made at once. */
const SCRATCH = '.cache/search';

/** Files that are written between two breaths, in which the indexer is handed its pages. */
const BREATH = 64;

const folders = new Set<string>();

/** Writes a file at once: one so small takes longer to hand to a thread than to write. */
function write(file: string, body: string | Uint8Array): void {
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, body);
}

/** What depends on no page, by what it is kept under; each is made once. */
const keep = keeper('.');
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

async function openContents(): Promise<Contents> {
  const { readContents } = await import('../components/read-library.ts');
  return readContents();
}

async function startIndex(library: Library): Promise<SearchIndex> {
  const { searchedPages } = await import('../components/term-files.ts');
  const { indexPages } = await import('../search/index-pages.ts');
  return indexPages(searchedPages(library), SCRATCH);
}

/** The thread itself: starts at once on the glossary, which pages wait for, and writes when it is told where. */
async function work(port: MessagePort, fail: (error: Error) => void): Promise<void> {
  const tell = (message: One<Told>): void => port.postMessage(message);
  const embed = bundles();
  embed.catch(() => {}); // thrown again where they are written
  const contents = openContents();
  const library = contents.then(async (opened) => (await import('../components/library.ts')).libraryOf(opened));
  const index = library.then(startIndex);
  index.catch(() => {}); // thrown again where it is moved
  const doers: Readonly<Record<Asked, (folder: string) => Promise<void>>> = {
    async files(folder) {
      await writeTermFiles(await library, folder);
      await drawCards(await library, folder);
      await writeEmbeds(await embed, folder);
    },
    index: async (folder) => (await index).moveTo(folder),
  };
  port.on('message', ({ name, folder }: { readonly name: Asked | 'end'; readonly folder: string }) => {
    if (name === 'end') process.exit(); // the thread alone
    doers[name](folder).then(() => tell({ name, value: true }), fail);
  });
  const {
    glossary: { terms, planned },
    ...rest
  } = await contents;
  tell({ name: 'library', value: { terms, planned, ...rest } });
  await index;
  tell({ name: 'reference', value: await reference() });
  tell({ name: 'report', value: await report() });
  tell({ name: 'shownWidgets', value: await shownWidgets() });
}

if (parentPort !== null) {
  const port = parentPort;
  const fail = (error: Error): void => port.postMessage({ fault: error.stack ?? error.message });
  work(port, fail).catch(fail);
}
