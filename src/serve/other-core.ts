import { parentPort, Worker } from 'node:worker_threads';
import type { Reference } from '../reference/published.ts';

/**
 * What a build makes in a thread of its own, since one core is busy with pages: the embed bundles and the API reference,
 * which take as long whatever the number of terms.
 */
export interface OtherCore {
  readonly reference: Promise<Reference>;
  /** Writes the embed bundles into a site's folder. */
  writeEmbed(folder: string): Promise<void>;
}

type Told = { readonly reference: Reference } | { readonly written: true } | { readonly fault: string };

/** Megabytes for what is soon thrown away: the room that pages are given would be taken a second time. */
const YOUNG = 16;

export function startOtherCore(): OtherCore {
  const thread = new Worker(new URL(import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  const told = <Name extends string>(name: Name): Promise<never> =>
    new Promise((resolve, reject) => {
      thread.on('message', (message: Told) => {
        if ('fault' in message) reject(new Error(message.fault));
        else if (name in message) resolve((message as Record<string, unknown>)[name] as never);
      });
      thread.on('error', reject);
    });
  const [reference, written] = [told('reference') as Promise<Reference>, told('written')];
  for (const promise of [reference, written]) promise.catch(() => {}); // awaited where they are needed
  return {
    reference,
    async writeEmbed(folder) {
      thread.postMessage({ folder });
      await written;
      await thread.terminate();
    },
  };
}

/** The thread itself: starts both at once, and writes when it is told where. */
async function work(port: NonNullable<typeof parentPort>): Promise<void> {
  const tell = (message: Told): void => port.postMessage(message);
  const asked = new Promise<string>((resolve) => {
    port.once('message', ({ folder }: { folder: string }) => resolve(folder));
  });
  const { readReference } = await import('../reference/published.ts');
  const { bundleEmbed } = await import('../embed/index.ts');
  const embed = bundleEmbed();
  embed.catch(() => {}); // awaited below
  tell({ reference: await readReference() });
  await (await embed).write(await asked);
  tell({ written: true });
}

if (parentPort !== null)
  work(parentPort).catch((error: Error) => parentPort?.postMessage({ fault: error.stack ?? error.message }));
