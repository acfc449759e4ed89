import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { site } from '../site.ts';
import { widgetNames } from '../widgets/index.ts';
import { factsAsData } from './facts.ts';

const HERE = import.meta.dirname;
const ENTRY = '\0widget:';
const ALL = '*';

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const imported = (name: string, as: string, file = name): string =>
  `import { ${camelCase(name)} as ${as} } from '${join(HERE, `../widgets/${file}.ts`)}';`;

/** The entry of a widget's own script, from its name alone; and that of the package, which makes every tag live. */
function entryOf(name: string): string {
  const start = `import { define } from '${join(HERE, '../widgets/frame/define.ts')}';`;
  if (name !== ALL) {
    // A widget whose answers are found elsewhere has a file of its own for browsers.
    const live = existsSync(join(HERE, `../widgets/${name}-live.ts`)) ? `${name}-live` : name;
    const from = `import { siteOfScript } from '${join(HERE, 'site-of-script.ts')}';`;
    return [start, imported(name, 'widget', live), from, 'define(widget, siteOfScript());'].join('\n');
  }
  const each = widgetNames.map((one, index) => `${imported(one, `w${index}`)} define(w${index}, SITE);`);
  return [start, ...each].join('\n');
}

const widgetEntries = {
  name: 'widget-entries',
  resolveId: (id: string): string | undefined => (id.startsWith('widget:') ? `\0${id}` : undefined),
  load: (id: string): string | undefined => (id.startsWith(ENTRY) ? entryOf(id.slice(ENTRY.length)) : undefined),
};

async function bundle(
  input: string,
  define: Readonly<Record<string, string>> = {},
  format: 'iife' | 'es' = 'iife',
): Promise<string> {
  const build = await rolldown({
    input,
    platform: 'browser',
    plugins: [widgetEntries, factsAsData],
    transform: { define },
    treeshake: {
      moduleSideEffects: (id) => !/\/src\/(?:catalogue|estimate|simulate|view)\/(?!worker)|format\.ts$/.test(id),
    },
    logLevel: 'warn',
  });
  const { output } = await build.generate({ format, minify: true });
  await build.close();
  return inAscii(output[0].code);
}

/** A page that declares no character set reads a script in its own: only ASCII comes through as it was meant. */
function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A script's hash, as an `integrity` attribute takes it. */
export const integrityOf = (code: string): string => `sha384-${createHash('sha384').update(code).digest('base64')}`;

/**
 * The scripts that pages load, by file name. Every one is a classic script that stands alone: a module from another origin
 * needs headers that some hosts lack. The loader knows the hash of each widget's script. Workers run `simulate.js`.
 * `widgets.mjs` is for the package.
 */
export async function bundles(): Promise<ReadonlyMap<string, string>> {
  const simulate = await bundle(join(HERE, '../simulate/worker.ts'));
  const further = { FURTHER: JSON.stringify({ 'simulate.js': integrityOf(simulate) }) };
  const parts = new Map<string, string>();
  for (const name of widgetNames) parts.set(`${name}.js`, await bundle(`widget:${name}`, further));
  const hashes = Object.fromEntries([...parts].map(([file, code]) => [file.replace('.js', ''), integrityOf(code)]));
  const loader = await bundle(join(HERE, 'loader.ts'), { PARTS: JSON.stringify(hashes) });
  const [page, resize] = [await bundle(join(HERE, 'page.ts')), await bundle(join(HERE, 'resize.ts'))];
  const all = await bundle(`widget:${ALL}`, { SITE: JSON.stringify(site.url) }, 'es');
  return new Map([
    ['embed.js', loader],
    ...parts,
    ['page.js', page],
    ['resize.js', resize],
    ['simulate.js', simulate],
    ['widgets.mjs', all],
  ]);
}
