import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { Library } from '../components/library.ts';
import type { ShownWidgets } from '../embed/index.ts';
import type { Report } from '../fit/report.ts';
import type { Prose } from '../markdown/index.ts';
import type { Reference } from '../reference/published.ts';
import type { Asked, HandedOver, Message, One, Told } from './on-other-core.ts';
import { writeBeside } from './write-beside.ts';

/** What a build leaves to a thread of its own, since one core is busy with pages. */
export interface OtherCore {
  readonly library: Promise<Library>;
  readonly reference: Promise<Reference>;
  readonly report: Promise<Report>;
  readonly shownWidgets: Promise<ShownWidgets>;
  /** Writes into a site's folder all that it has beside its pages, but for the search index. */
  writeFiles(folder: string): Promise<void>;
  /** Helps the other core to write, where this one has nothing else to do. */
  helpWriting(folder: string): Promise<void>;
  /** Waits until the search index is made, and moves it to a folder. */
  moveIndex(folder: string): Promise<void>;
  end(): Promise<void>;
}

/** Megabytes for what is soon thrown away: the room that pages are given would be taken a second time. */
const YOUNG = 16;

/** What may fail before anyone has asked for it: who does learns why. */
function awaitedLater<Made>(made: Promise<Made>): Promise<Made> {
  made.catch(() => {});
  return made;
}

function start(): OtherCore {
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const thread = new Worker(new URL('on-other-core.ts', import.meta.url), {
    workerData: { taken } satisfies HandedOver,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    env: SHARE_ENV, // the library that draws is told of its fonts there
  });
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  const say = (message: Message): void => thread.postMessage(message);
  const told = <Name extends keyof Told>(name: Name): Promise<Told[Name]> =>
    awaitedLater(
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
      }),
    );
  /** Puts together what is told of it. A glossary's names are worked out again: what finds them cannot be handed over. */
  const library = async (): Promise<Library> => {
    const proses = new Map<string, Prose>();
    const listen = (message: One<Told>): void => {
      if (message.name === 'proses') for (const [slug, prose] of message.value) proses.set(slug, prose);
    };
    thread.on('message', listen);
    const later = told('topics');
    const { terms, planned } = await told('terms');
    const { makeGlossary } = await import('../glossary/index.ts');
    const { libraryOf } = await import('../components/library.ts');
    const glossary = makeGlossary(terms, planned);
    const topics = await later;
    thread.off('message', listen);
    return libraryOf({ glossary, proses, topics });
  };
  const ask = async (name: Asked, folder: string): Promise<void> => {
    const done = told(name);
    say({ name, folder });
    await done;
  };
  const whole = awaitedLater(library());
  return {
    library: whole,
    reference: told('reference'),
    report: told('report'),
    shownWidgets: told('shownWidgets'),
    writeFiles: (folder) => ask('files', folder),
    helpWriting: async (folder) => writeBeside(await whole, folder, taken),
    moveIndex: (folder) => ask('index', folder),
    async end() {
      say({ name: 'end' });
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
