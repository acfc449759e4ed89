import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type MessagePort, parentPort, SHARE_ENV, Worker } from 'node:worker_threads';
import type { Embed, PageCard, ShownWidgets } from '../embed/index.ts';
import type { Report } from '../fit/report.ts';
import type { Reference } from '../reference/published.ts';

/** Something by the path of its file in the site's folder. */
export type Filed<What> = readonly [path: string, what: What];

/** What a build leaves to a thread of its own, since one core is busy with pages. */
export interface OtherCore {
  readonly reference: Promise<Reference>;
  readonly report: Promise<Report>;
  readonly shownWidgets: Promise<ShownWidgets>;
  /** Writes texts into a site's folder. One call at a time, so that no more of them wait than one call hands over. */
  writeTexts(folder: string, texts: readonly Filed<string>[]): Promise<void>;
  /** Draws pictures of pages into a site's folder. */
  drawCards(folder: string, cards: readonly Filed<PageCard>[]): Promise<void>;
  /** Joins the parts of a search index, into a folder. */
  joinIndex(parts: readonly string[], into: string): Promise<void>;
  /** Writes all that other sites embed into a site's folder: bundles, bare pages with their data, pictures of widgets. */
  writeEmbed(folder: string): Promise<void>;
  end(): Promise<void>;
}

/** What the thread is asked for, and what it tells under the same name when it is done. */
interface Asked {
  readonly texts: { readonly folder: string; readonly texts: readonly Filed<string>[] };
  readonly cards: { readonly folder: string; readonly cards: readonly Filed<PageCard>[] };
  readonly embed: { readonly folder: string };
  readonly index: { readonly parts: readonly string[]; readonly into: string };
}
interface Told extends Record<keyof Asked, true> {
  readonly reference: Reference;
  readonly report: Report;
  readonly shownWidgets: ShownWidgets;
}
type One<Of> = { [Name in keyof Of]: { readonly name: Name; readonly value: Of[Name] } }[keyof Of];

/** Megabytes for what is soon thrown away: the room that pages are given would be taken a second time. */
const YOUNG = 16;

function start(): OtherCore {
  const thread = new Worker(new URL(import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    env: SHARE_ENV, // the library that draws is told of its fonts there
  });
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  const told = <Name extends keyof Told>(name: Name): Promise<Told[Name]> =>
    new Promise((resolve, reject) => {
      const listen = (message: One<Told> | { readonly fault: string }): void => {
        if ('name' in message && message.name !== name) return;
        for (const [event, listener] of [['message', listen] as const, ['error', reject] as const])
          thread.off(event, listener);
        if ('fault' in message) reject(new Error(message.fault));
        else resolve(message.value as Told[Name]);
      };
      thread.on('message', listen);
      thread.on('error', reject);
    });
  const ask = async <Name extends keyof Asked>(name: Name, value: Asked[Name]): Promise<void> => {
    const done = told(name);
    thread.postMessage({ name, value });
    await done;
  };
  return {
    reference: told('reference'),
    report: told('report'),
    shownWidgets: told('shownWidgets'),
    writeTexts: (folder, texts) => ask('texts', { folder, texts }),
    drawCards: (folder, cards) => ask('cards', { folder, cards }),
    joinIndex: (parts, into) => ask('index', { parts, into }),
    writeEmbed: (folder) => ask('embed', { folder }),
    async end() {
      thread.postMessage({ name: 'end' });
      await ended;
    },
  };
}

let started: OtherCore | undefined;

/** The thread of this build, started when it is first asked for. */
export function otherCore(): OtherCore {
  started ??= start();
  return started;
}

const folders = new Set<string>();

/** Writes a file at once: one so small takes longer to hand to a thread than to write. */
function write(file: string, body: string | Uint8Array): void {
  const folder = dirname(file);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(file, body);
}

/** What is asked of the thread, by name. */
const doers: { readonly [Name in keyof Asked]: (asked: Asked[Name]) => void | Promise<void> } = {
  texts({ folder, texts }) {
    for (const [path, text] of texts) write(join(folder, path), text);
  },
  async cards({ folder, cards }) {
    const { pageImage } = await import('../embed/index.ts');
    for (const [path, card] of cards) write(join(folder, path), await pageImage(card));
  },
  async embed({ folder }) {
    const { embedFiles } = await import('../embed/index.ts');
    const { widgetCards } = await import('./site-files.ts');
    for (const [path, body] of embedFiles()) write(join(folder, path), body());
    for (const [path, body] of widgetCards()) write(join(folder, path), await body());
    await (await bundled()).write(folder);
  },
  async index({ parts, into }) {
    const { repack } = await import('../search/repack.ts');
    await repack(parts, into);
  },
};

let bundles: Promise<Embed> | undefined;

/** The embed bundles, made once. */
function bundled(): Promise<Embed> {
  bundles ??= import('../embed/index.ts').then(({ bundleEmbed }) => bundleEmbed());
  return bundles;
}

/** The thread itself: starts at once on what does not depend on the glossary, and writes when it is told where. */
async function work(port: MessagePort, fail: (error: Error) => void): Promise<void> {
  const tell = (message: One<Told>): void => port.postMessage(message);
  port.on('message', ({ name, value }: One<Asked> | { readonly name: 'end'; readonly value: undefined }) => {
    if (name === 'end') process.exit(); // the thread alone
    const done = async (): Promise<void> => {
      await (doers[name] as (asked: typeof value) => void | Promise<void>)(value);
      tell({ name, value: true });
    };
    done().catch(fail);
  });
  bundled().catch(() => {}); // thrown again where they are written
  const { readReference } = await import('../reference/published.ts');
  tell({ name: 'reference', value: await readReference() });
  const { accuracyReport } = await import('../fit/report.ts');
  tell({ name: 'report', value: accuracyReport() });
  const { shownWidgets } = await import('../embed/index.ts');
  tell({ name: 'shownWidgets', value: shownWidgets() });
}

if (parentPort !== null) {
  const port = parentPort;
  const fail = (error: Error): void => port.postMessage({ fault: error.stack ?? error.message });
  work(port, fail).catch(fail);
}
