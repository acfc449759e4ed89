import { join } from 'node:path';
import { pageCards } from '../components/page-card.ts';
import { pageImage } from '../embed/index.ts';
import { type Glossary, loadGlossary } from '../glossary/index.ts';
import { widgetCards } from '../serve/site-files.ts';
import { makeCorpus } from './corpus.ts';
import { devChange } from './dev-change.ts';
import { type FirstResult, firstResult } from './first-result.ts';
import { type Output, outputOf } from './output.ts';
import { type PageSize, pageSize } from './page-size.ts';
import { timedTwice } from './timed-command.ts';

/** What a build of so many terms took and made. */
export interface CorpusBuild {
  readonly terms: number;
  /** Of a build that finds nothing but its pictures. */
  readonly first: number;
  /** Of the next one, which finds what the first has kept. */
  readonly seconds: number;
  readonly phases: Readonly<Record<string, number>>;
  readonly memory: number | undefined;
  readonly pages: number;
  readonly output: Output;
  readonly search: FirstResult | undefined;
  /** Seconds until the server for writers shows a page that was changed. */
  readonly change: number | undefined;
  /** The glossary's own pages, which stand in a site of every size. */
  readonly sizes: Readonly<Record<string, PageSize>>;
}

/** Builds the site of the folder that it runs in. */
export const BUILD = [process.execPath, 'src/serve/build.ts'];

/** Draws the pictures that a build takes from its cache, as a second build does. */
async function drawCards(glossary: Glossary, folder: string): Promise<void> {
  const here = process.cwd();
  process.chdir(folder);
  try {
    for (const [, card] of pageCards(glossary)) await pageImage(card);
    for (const [, draw] of widgetCards()) await draw();
  } finally {
    process.chdir(here);
  }
}

/** The steps of a build as it tells of them, with the seconds of each. */
function phasesOf(output: string, total: number): Record<string, number> {
  const steps = [...output.matchAll(/^ +([\d.]+) s {2}(.+)$/gm)].map(([, at, step = '']) => ({ at: Number(at), step }));
  return Object.fromEntries(
    steps.map(({ at, step }, index) => [step, Number(((steps[index + 1]?.at ?? total) - at).toFixed(1))]),
  );
}

/** Makes a glossary of so many terms in a folder and builds it as `npm run build` does, twice. */
export async function buildCorpus(
  folder: string,
  terms: number,
  { tell, searched }: { tell: (line: string) => void; searched: boolean },
): Promise<CorpusBuild> {
  tell(`writing ${terms} terms`);
  const glossary = await makeCorpus(folder, terms);
  await drawCards(glossary, folder);
  const dist = join(folder, 'dist');
  const { first, again } = await timedTwice(BUILD, dist, { cwd: folder, tell });
  const { seconds, memory, output } = again;
  const own = (await loadGlossary('content')).terms.slice(0, terms);
  const built = {
    terms,
    first: first.seconds,
    seconds,
    phases: phasesOf(output, seconds),
    memory,
    pages: Number(/Built (\d+) pages/.exec(output)?.[1]),
    output: outputOf(dist),
    sizes: Object.fromEntries(own.map(({ slug }) => [slug, pageSize(join(dist, 'terms', slug, 'index.html'))])),
  };
  if (!searched) return { ...built, search: undefined, change: undefined };
  tell('asking 100 queries');
  const search = await firstResult(dist);
  tell('changing a page in development');
  return { ...built, search, change: await devChange(folder, own[0]?.slug ?? '') };
}
