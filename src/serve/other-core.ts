import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type MessagePort, parentPort, Worker } from 'node:worker_threads';
import type { EmbedTexts } from '../embed/index.ts';
import type { Report } from '../fit/report.ts';
import type { Reference } from '../reference/published.ts';

/** A file's path in the site's folder, and its text. */
export type TextFile = readonly [path: string, text: string];

/** What a build leaves to a thread of its own, since one core is busy with pages. */
export interface OtherCore {
  readonly reference: Promise<Reference>;
  readonly report: Promise<Report>;
  readonly embedTexts: Promise<EmbedTexts>;
  /** Writes texts into a site's folder. One call at a time, so that no more of them wait than one call hands over. */
  writeTexts(folder: string, files: readonly TextFile[]): Promise<void>;
  /** Joins the parts of a search index, into a folder. */
  joinIndex(parts: readonly string[], into: string): Promise<void>;
  /** Writes the embed bundles into a site's folder. */
  writeEmbed(folder: string): Promise<void>;
  end(): Promise<unknown>;
}

/** What the thread is asked for, and what it tells under the same name when it is done. */
interface Asked {
  readonly texts: { readonly folder: string; readonly files: readonly TextFile[] };
  readonly embed: { readonly folder: string };
  readonly index: { readonly parts: readonly string[]; readonly into: string };
}
interface Told {
  readonly reference: Reference;
  readonly report: Report;
  readonly embedTexts: EmbedTexts;
  readonly texts: true;
  readonly embed: true;
  readonly index: true;
}
type One<Of> = { [Name in keyof Of]: { readonly name: Name; readonly value: Of[Name] } }[keyof Of];

/** Megabytes for what is soon thrown away: the room that pages are given would be taken a second time. */
const YOUNG = 16;

export function startOtherCore(): OtherCore {
  const thread = new Worker(new URL(import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
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
    embedTexts: told('embedTexts'),
    writeTexts: (folder, files) => ask('texts', { folder, files }),
    joinIndex: (parts, into) => ask('index', { parts, into }),
    writeEmbed: (folder) => ask('embed', { folder }),
    end: () => thread.terminate(),
  };
}

function writeTexts({ folder, files }: Asked['texts']): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text); // files so small take longer to hand to a thread than to write
  }
}

async function joinIndex({ parts, into }: Asked['index']): Promise<void> {
  const { repack } = await import('../search/repack.ts');
  await repack(parts, into);
}

/** The thread itself: starts at once on what does not depend on the glossary, and writes when it is told where. */
async function work(port: MessagePort, fail: (error: Error) => void): Promise<void> {
  const tell = (message: One<Told>): void => port.postMessage(message);
  const bundled = import('../embed/index.ts').then(({ bundleEmbed }) => bundleEmbed());
  bundled.catch(() => {}); // thrown again where it is written
  port.on('message', (asked: One<Asked>) => {
    const done = async (): Promise<void> => {
      if (asked.name === 'texts') writeTexts(asked.value);
      else if (asked.name === 'index') await joinIndex(asked.value);
      else await (await bundled).write(asked.value.folder);
      tell({ name: asked.name, value: true });
    };
    done().catch(fail);
  });
  const { readReference } = await import('../reference/published.ts');
  tell({ name: 'reference', value: await readReference() });
  const { accuracyReport } = await import('../fit/report.ts');
  tell({ name: 'report', value: accuracyReport() });
  const { embedTexts } = await import('../embed/index.ts');
  tell({ name: 'embedTexts', value: embedTexts() });
}

if (parentPort !== null) {
  const port = parentPort;
  const fail = (error: Error): void => port.postMessage({ fault: error.stack ?? error.message });
  work(port, fail).catch(fail);
}
