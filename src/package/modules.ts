import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RolldownOptions, rolldown } from 'rolldown';
import { factsAsData } from '../embed/facts.ts';
import { leanWidget } from '../embed/lean-widget.ts';
import { site } from '../site.ts';
import { modulesForScripts, widgetEntries, widgetInputs } from './widget-entries.ts';

const SRC = join(import.meta.dirname, '..');

/** A build's files, by their path in the package's folder. */
type Files = readonly (readonly [path: string, text: string])[];

/** Licences of what others have written that stands in a build: each asks to go along. */
async function licences(modules: readonly string[]): Promise<Files> {
  const names = modules.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
  return Promise.all(
    [...new Set(names)].map(
      async (name) =>
        [`licences/${name}.txt`, await readFile(join(SRC, '../node_modules', name, 'LICENSE'), 'utf8')] as const,
    ),
  );
}

async function generate(
  options: RolldownOptions,
  output: Parameters<Awaited<ReturnType<typeof rolldown>>['generate']>[0],
): Promise<Files> {
  const build = await rolldown({ logLevel: 'warn', transform: { target: 'es2022' }, ...options });
  const { output: made } = await build.generate({ format: 'es', ...output });
  await build.close();
  const chunks = made.filter((one) => one.type === 'chunk');
  return [
    ...chunks.map(({ fileName, code }) => [fileName, code] as const),
    ...(await licences(chunks.flatMap(({ moduleIds }) => moduleIds))),
  ];
}

/** What programs import of the library, by its path in `src`. */
export const entries: readonly string[] = ['package', 'estimate', 'catalogue', 'simulate'].map(
  (folder) => `${folder}/index.ts`,
);

/** The library and the command, a module a file: a bundler then leaves out what a program does not ask for. */
export const library = (): Promise<Files> =>
  generate(
    {
      input: [...entries, 'cli/first-token.ts'].map((entry) => join(SRC, entry)),
      platform: 'neutral',
      external: /^node:/,
    },
    { preserveModules: true, preserveModulesRoot: SRC },
  );

/** The widgets, with the facts that they read as data and the code that several share in files of its own. */
export const widgetModules = (): Promise<Files> =>
  generate(
    {
      input: { ...widgetInputs },
      platform: 'browser',
      plugins: [widgetEntries(site.url), modulesForScripts, factsAsData, leanWidget],
      treeshake: { moduleSideEffects: (id) => id.startsWith('\0') },
    },
    { entryFileNames: 'widgets/[name].js', chunkFileNames: 'widgets/parts/[name].js' },
  );
