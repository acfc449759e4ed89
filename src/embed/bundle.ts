import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { site } from '../site.ts';
import { widgetNames } from '../widgets/index.ts';
import { factsAsData } from './facts.ts';
import { leanWidget } from './lean-widget.ts';
import { noHexadecimals, withShortNumbers } from './short-numbers.ts';

const HERE = import.meta.dirname;
const ENTRY = '\0widget:';
const ALL = '*';

/** What every widget loads when its reader asks for it. */
const ON_DEMAND = 'on-demand.js';

/** Scripts that a widget loads when it is used, with the modules that they are made of. */
const FURTHER: Readonly<Record<string, string>> = {
  'simulate.js': '../simulate/worker.ts',
  'o200k.js': '../widgets/tokenizer/script.ts',
  [ON_DEMAND]: '../widgets/on-demand/script.ts',
};

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const imported = (name: string, as: string, file = name): string =>
  `import { ${camelCase(name)} as ${as} } from '${join(HERE, `../widgets/${file}.ts`)}';`;

const hasFile = (name: string): boolean => existsSync(join(HERE, `../widgets/${name}.ts`));

/** The entry of a widget's own script, from its name alone; and that of the package, which makes every tag live. */
function entryOf(name: string): string {
  const start = `import { define } from '${join(HERE, '../widgets/frame/define.ts')}';`;
  if (name !== ALL) {
    // A widget whose answers are found elsewhere has a file of its own for browsers.
    const live = hasFile(`${name}-live`) ? `${name}-live` : name;
    const scripts = `import { offeredBy, originOfScript, siteOf } from '${join(HERE, '../widgets/frame/scripts.ts')}';`;
    const further = `const origin = originOfScript();\nconst further = () => offeredBy(origin, '${ON_DEMAND}');`;
    const made = 'define(widget, siteOf(origin), further);';
    return [start, imported(name, 'widget', live), scripts, further, made].join('\n');
  }
  // One that needs much on use has a file of its own for the package, which may be split.
  const fileOf = (one: string): string => [`${one}-package`, one].find(hasFile) ?? one;
  const each = widgetNames.map(
    (one, index) => `${imported(one, `w${index}`, fileOf(one))} define(w${index}, SITE, further);`,
  );
  const further = `const further = async () => (await import('${join(HERE, '../widgets/on-demand/index.ts')}')).onDemand;`;
  return [start, further, ...each].join('\n');
}

/** What several widgets need: their frame, the estimator and the rows. A page with more than one kind of widget loads it once. */
const SHARED =
  /\/src\/(?:view\/|format\.ts|estimate\/|catalogue\/find\.ts|widgets\/(?:frame|scenario\.ts|facts\/(?:models|accelerators|checked)))/;
/** Stands in the parts for the name under which the shared code is found, until that code is known. */
const KEY = '__SHARED_CODE__';
const CORE = '\0core';

type Resolve = (source: string, importer?: string, options?: { skipSelf: boolean }) => Promise<{ id: string } | null>;

const isPart = (id: string): boolean => id.startsWith(ENTRY) || /\/src\/widgets\/(?:tokenizer\/)?[\w-]+\.ts$/.test(id);

/** Names that a module's text imports from `source`; those of types are no code. */
function namesFrom(text: string, source: string): string[] {
  const found = [...text.matchAll(/^import (?!type )\{([^}]*)\} from '([^']+)';/gm)].filter(
    (match) => match[2] === source,
  );
  return found.flatMap((match) =>
    (match[1] ?? '')
      .split(',')
      .map((name) => name.trim().replace(/ as .*/, ''))
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
}

/** Leaves shared modules out of a part, and remembers which names of them it asked for. */
function sharing(asked: Map<string, Set<string>>) {
  return {
    name: 'shared-code',
    async resolveId(this: { resolve: Resolve }, source: string, importer = '') {
      if (!isPart(importer)) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (found === null || !SHARED.test(found.id)) return undefined;
      const text = importer.startsWith(ENTRY)
        ? entryOf(importer.slice(ENTRY.length))
        : await readFile(importer, 'utf8');
      const names = asked.get(found.id) ?? new Set();
      for (const name of namesFrom(text, source)) names.add(name);
      asked.set(found.id, names);
      return { id: found.id, external: true as const };
    },
  };
}

/** The shared code: what parts ask for, module by module, under a name that another version of it does not take. */
async function coreOf(
  asked: ReadonlyMap<string, ReadonlySet<string>>,
  define: Readonly<Record<string, string>>,
): Promise<string> {
  const wanted = [...asked].map(([id, names], index) => ({ id, names: [...names].sort(), index }));
  const imports = wanted.map(
    ({ id, names, index }) => `import { ${names.map((name) => `${name} as m${index}_${name}`).join()} } from '${id}';`,
  );
  const list = wanted.map(({ names, index }) => `{${names.map((name) => `${name}: m${index}_${name}`).join()}}`);
  const entry = `${imports.join('\n')}\n(globalThis.firstToken ??= {}).${KEY} = [${list.join()}];`;
  const core = {
    name: 'core',
    resolveId: (id: string): string | undefined => (id === CORE ? id : undefined),
    load: (id: string): string | undefined => (id === CORE ? entry : undefined),
  };
  return bundle(CORE, { define, plugins: [core] });
}

/** Shared modules with the names that widgets ask of them, in an order that does not change. */
async function askedOfCore(
  define: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const asked = new Map<string, Set<string>>();
  const parts = widgetNames.map((name) => `widget:${name}`);
  await chunksOf(parts, { define, format: 'es', minify: false, plugins: [sharing(asked)] });
  return new Map([...asked].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Every widget's own part, and the code that all parts share. */
async function sharedParts(
  define: Readonly<Record<string, string>>,
): Promise<{ core: string; key: string; parts: ReadonlyMap<string, string> }> {
  const asked = await askedOfCore(define);
  const modules = [...asked.keys()];
  const core = await coreOf(asked, define);
  const key = `c${createHash('sha256').update(core).digest('hex').slice(0, 12)}`;
  const named = (code: string): string => code.replaceAll(KEY, key);
  const parts = new Map<string, string>();
  for (const name of widgetNames) {
    const code = await bundle(`widget:${name}`, {
      define,
      plugins: [sharing(new Map())],
      globals: (id) => `firstToken.${KEY}[${modules.indexOf(id)}]`,
    });
    parts.set(name, named(code));
  }
  return { core: `${named(core)}firstToken.${key}.parts=${JSON.stringify(hashesOf(parts))};\n`, key, parts };
}

const widgetEntries = {
  name: 'widget-entries',
  resolveId: (id: string): string | undefined => (id.startsWith('widget:') ? `\0${id}` : undefined),
  load: (id: string): string | undefined => (id.startsWith(ENTRY) ? entryOf(id.slice(ENTRY.length)) : undefined),
};

interface Options {
  readonly define?: Readonly<Record<string, string>>;
  readonly format?: 'iife' | 'es';
  readonly minify?: boolean;
  readonly plugins?: Plugin[];
  readonly globals?: (id: string) => string;
}

const bundle = async (input: string, options?: Options): Promise<string> => {
  const [[, code] = ['', '']] = await chunksOf(input, options);
  return code;
};

/** Code by file name: the entry's first, and what it imports on use. */
async function chunksOf(
  input: string | string[],
  { define = {}, format = 'iife', minify = true, plugins = [], globals }: Options = {},
): Promise<[file: string, code: string][]> {
  const build = await rolldown({
    input,
    platform: 'browser',
    plugins: [...plugins, widgetEntries, factsAsData, leanWidget, noHexadecimals],
    transform: { define },
    treeshake: {
      moduleSideEffects: (id) => !/\/src\/(?:catalogue|estimate|simulate|view)\/(?!worker)|format\.ts$/.test(id),
    },
    logLevel: 'warn',
  });
  const { output } = await build.generate({
    format,
    minify,
    entryFileNames: 'widgets.mjs',
    chunkFileNames: '[name].mjs',
    ...(globals === undefined ? {} : { globals }),
  });
  await build.close();
  return output.flatMap((chunk) =>
    chunk.type === 'chunk' ? [[chunk.fileName, minify ? withShortNumbers(inAscii(chunk.code)) : chunk.code]] : [],
  );
}

/** A page that declares no character set reads a script in its own: only ASCII comes through as it was meant. */
const inAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]+/g, (run) => {
    let escaped = '';
    for (let at = 0; at < run.length; at++) escaped += `\\u${run.charCodeAt(at).toString(16).padStart(4, '0')}`;
    return escaped;
  });

/** Which further scripts a widget loads, since their hashes weigh: what every widget does, and what its own file names. */
function loadedBy(name: string): (file: string) => boolean {
  const live = hasFile(`${name}-live`) ? readFileSync(join(HERE, `../widgets/${name}-live.ts`), 'utf8') : '';
  return (file) => file === ON_DEMAND || live.includes(`'${file}'`);
}

/** A script's hash, as an `integrity` attribute takes it. */
export const integrityOf = (code: string): string => `sha256-${createHash('sha256').update(code).digest('base64')}`;

const hashesOf = (codes: Iterable<readonly [string, string]>): Readonly<Record<string, string>> =>
  Object.fromEntries([...codes].map(([name, code]) => [name, integrityOf(code)]));

/**
 * The scripts that pages load, by file name, all of them classic: a module from another origin needs headers that some hosts
 * lack. `<widget>.js` stands alone, the shortest way to one widget; on a page with several kinds the loader takes `core.js` and
 * each `<widget>.part.js`. The loader knows the hashes of the former, and the core those of its parts; a widget knows those of
 * further scripts that it loads on use. `widgets.mjs` is for the package, with what it imports on use.
 */
export async function bundles(): Promise<ReadonlyMap<string, string>> {
  const further = new Map<string, string>();
  for (const [file, entry] of Object.entries(FURTHER)) further.set(file, await bundle(join(HERE, entry)));
  const define = { FURTHER: JSON.stringify(hashesOf(further)) };
  const alone = new Map<string, string>();
  for (const name of widgetNames) {
    const loads = loadedBy(name);
    const own = [...further].filter(([file]) => loads(file));
    alone.set(name, await bundle(`widget:${name}`, { define: { FURTHER: JSON.stringify(hashesOf(own)) } }));
  }
  const { core, key, parts } = await sharedParts(define);
  const loader = await bundle(join(HERE, 'loader.ts'), {
    define: { HASHES: JSON.stringify(hashesOf([...alone, ['core', core]])), CORE: JSON.stringify(key) },
  });
  const [page, resize] = [await bundle(join(HERE, 'page.ts')), await bundle(join(HERE, 'resize.ts'))];
  const all = await chunksOf(`widget:${ALL}`, { define: { ...define, SITE: JSON.stringify(site.url) }, format: 'es' });
  return new Map([
    ['embed.js', loader],
    ['core.js', core],
    ...[...alone].map(([name, code]) => [`${name}.js`, code] as const),
    ...[...parts].map(([name, code]) => [`${name}.part.js`, code] as const),
    ...further,
    ['page.js', page],
    ['resize.js', resize],
    ...all,
  ]);
}
