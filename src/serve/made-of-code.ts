import { join } from 'node:path';
import type { ShownWidgets } from '../embed/index.ts';
import type { Report } from '../fit/report.ts';
import type { Reference } from '../reference/published.ts';
import { keeper } from './kept.ts';
import { writeNew } from './write-new.ts';

/** What a site has that depends on code alone, whatever pages there are. */
export interface MadeOfCode {
  shownWidgets(): Promise<ShownWidgets>;
  report(): Promise<Report>;
  reference(): Promise<Reference>;
  /** Writes into a site's folder what other sites embed: bundles, bare pages with their data, pictures of widgets. */
  writeEmbeds(folder: string): Promise<void>;
}

type File = readonly [path: string, body: string | Uint8Array];

async function besideBundles(): Promise<File[]> {
  const { embedFiles } = await import('../embed/published.ts');
  const { widgetCards } = await import('./site-files.ts');
  const files: File[] = [];
  for (const [path, body] of embedFiles()) files.push([path, body()]);
  for (const [path, body] of widgetCards()) files.push([path, await body()]);
  return files;
}

/** Each of it is taken from what an earlier build has kept in a folder, or else made when it is asked for, and kept there. */
export function madeOfCode(kept: string | undefined): MadeOfCode {
  const keep = keeper(kept);
  return {
    shownWidgets: () => keep('shown-widgets', async () => (await import('../embed/published.ts')).shownWidgets()),
    report: () => keep('report', async () => (await import('../fit/report.ts')).accuracyReport()),
    reference: () => keep('reference', async () => (await import('../reference/published.ts')).readReference()),
    async writeEmbeds(folder) {
      const { writeEmbed } = await import('../embed/write.ts');
      await writeEmbed(await keep('bundles', async () => (await import('../embed/build.ts')).bundleEmbed()), folder);
      for (const [path, body] of await keep('beside-bundles', besideBundles)) writeNew(join(folder, path), body);
    },
  };
}
