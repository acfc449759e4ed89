import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { widgetNames } from '../widgets/index.ts';
import { factsAsData } from './facts.ts';
import { leanWidget } from './lean-widget.ts';
import { noHexadecimals, withShortNumbers } from './short-numbers.ts';
import { vocabularyAsText } from './vocabulary.ts';

const HERE = import.meta.dirname;
const ENTRY = '\0widget:';

/** What every widget loads when its reader asks for it. */
const ON_DEMAND = 'on-demand.js';

/** Scripts that a widget loads when it is used, with the modules that they are made of. */
const FURTHER: Readonly<Record<string, string>> = {
  'simulate.js': '../simulate/worker.ts',
  'o200k.js': '../widgets/tokenizer/script.ts',
  [ON_DEMAND]: '../widgets/on-demand/script.ts',
};

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const hasFile = (name: string): boolean => existsSync(join(HERE, `../widgets/${name}.ts`));

/** The entry of a widget's own script, from its name alone. */
function entryOf(name: string): string {
  // A widget whose answers are found elsewhere has a file of its own for browsers.
  const live = hasFile(`${name}-live`) ? `${name}-live` : name;
  return `import { define } from '${join(HERE, '../widgets/frame/define.ts')}';
import { ${camelCase(name)} as widget } from '${join(HERE, `../widgets/${live}.ts`)}';
import { offeredBy, originOfScript, siteOf } from '${join(HERE, '../widgets/frame/scripts.ts')}';
const origin = originOfScript();
const further = () => offeredBy(origin, '${ON_DEMAND}');
define(widget, siteOf(origin), further);`;
}

/** What several widgets need: their frame, the estimator and the rows. A page with more than one kind of widget loads it once. */
const SHARED =
  /\/src\/(?:view\/|format\.ts|estimate\/|catalogue\/find\.ts|widgets\/(?:frame|scenario\.ts|facts\/(?:models|accelerators|checked)))/;
/** Stands in the parts for the name under which the shared code is found, until that code is known. */
const KEY = '__SHARED_CODE__';
const CORE = '\0core';

const isPart = (id: string): boolean => id.startsWith(ENTRY) || /\/src\/widgets\/(?:tokenizer\/)?[\w-]+\.ts$/.test(id);

/** Whether a module that fits the pattern is shared. One that is not stands in its part, and asks for shared ones itself. */
type IsShared = (id: string) => boolean;

/** Whether a part may hold a module that asks for shared ones: facts ask for nothing, they are data by then. */
const mayStandInPart = (id: string): boolean => isPart(id) || SHARED.test(id);

/** Names of values that a module imports, by the file that has them. */
type Imports = ReadonlyMap<string, readonly string[]>;

const importsByModule = new Map<string, Imports>();

function importsOf(id: string): Imports {
  const known = importsByModule.get(id);
  if (known !== undefined) return known;
  const text = id.startsWith(ENTRY) ? entryOf(id.slice(ENTRY.length)) : readFileSync(id, 'utf8');
  const found = new Map<string, string[]>();
  for (const [, list = '', source = ''] of text.matchAll(/^import (?!type )\{([^}]*)\} from '([./][^']+)';/gm)) {
    const names = list.split(',').map((name) => name.trim().replace(/ as .*/, ''));
    const values = names.filter((name) => name !== '' && !name.startsWith('type '));
    if (values.length > 0) found.set(resolve(dirname(id), source), values);
  }
  importsByModule.set(id, found);
  return found;
}

/** Names that are asked of shared modules, by module. */
type Asked = ReadonlyMap<string, ReadonlySet<string>>;

/** Shared modules with the names that the parts of widgets ask of them, in an order that does not change. */
function askedBy(widgets: readonly string[], isShared: IsShared): Asked {
  const asked = new Map<string, Set<string>>();
  const modules = new Set(widgets.map((name) => ENTRY + name));
  for (const id of modules)
    for (const [file, names] of importsOf(id)) {
      if (!SHARED.test(file) || !isShared(file)) {
        if (mayStandInPart(file)) modules.add(file);
      } else asked.set(file, new Set([...(asked.get(file) ?? []), ...names]));
    }
  return new Map([...asked].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Leaves shared modules out of a part. */
const sharing = (isShared: IsShared): Plugin => ({
  name: 'shared-code',
  resolveId: {
    filter: { id: /^[./].*\.ts$/ },
    handler(source, importer = '') {
      const id = resolve(dirname(importer), source);
      const left = mayStandInPart(importer) && SHARED.test(id) && isShared(id);
      return left ? { id, external: true } : undefined;
    },
  },
});

/** The shared code: what parts ask for, module by module, under a name that another version of it does not take. */
async function coreOf(asked: Asked, define: Readonly<Record<string, string>>): Promise<Made> {
  const wanted = [...asked].map(([id, names], index) => ({ id, names: [...names].sort(), index }));
  const imports = wanted.map(
    ({ id, names, index }) => `import { ${names.map((name) => `${name} as m${index}_${name}`).join()} } from '${id}';`,
  );
  const list = wanted.map(({ names, index }) => `{${names.map((name) => `${name}: m${index}_${name}`).join()}}`);
  const entry = `${imports.join('\n')}\n(globalThis.firstToken ??= {}).${KEY} = [${list.join()}];`;
  const core: Plugin = {
    name: 'core',
    resolveId: { filter: { id: /^\0core$/ }, handler: (id) => id },
    load: { filter: { id: /^\0core$/ }, handler: () => entry },
  };
  return make(CORE, { define, plugins: [core] });
}

/** What at least two widgets ask for, and what that needs itself. */
async function sharedModules(define: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const all = askedBy(widgetNames, () => true);
  const askers = widgetNames.flatMap((name) => [...askedBy([name], () => true).keys()]);
  const often = [...all].filter(([id]) => askers.indexOf(id) < askers.lastIndexOf(id));
  return new Set((await coreOf(new Map(often), define)).modules);
}

/** Every widget's own part, and the code that all parts share. */
async function sharedParts(
  define: Readonly<Record<string, string>>,
): Promise<{ core: string; key: string; parts: ReadonlyMap<string, string> }> {
  const shared = await sharedModules(define);
  // A module that only hands on others' names has no code to stand anywhere: it is asked, and they come.
  const isShared: IsShared = (id) => shared.has(id) || id.endsWith('/index.ts');
  const asked = askedBy(widgetNames, isShared);
  const modules = [...asked.keys()];
  const { code: core } = await coreOf(asked, define);
  const key = `c${createHash('sha256').update(core).digest('hex').slice(0, 12)}`;
  const named = (code: string): string => code.replaceAll(KEY, key);
  const parts = new Map<string, string>();
  const plugins = [sharing(isShared)];
  const globals = (id: string): string => `firstToken.${KEY}[${modules.indexOf(id)}]`;
  for (const name of widgetNames) parts.set(name, named(await bundle(`widget:${name}`, { define, plugins, globals })));
  return { core: `${named(core)}firstToken.${key}.parts=${JSON.stringify(hashesOf(parts))};\n`, key, parts };
}

const widgetEntries: Plugin = {
  name: 'widget-entries',
  resolveId: { filter: { id: /^widget:/ }, handler: (id) => `\0${id}` },
  load: { filter: { id: /^\0widget:/ }, handler: (id) => entryOf(id.slice(ENTRY.length)) },
};

interface Options {
  readonly define?: Readonly<Record<string, string>>;
  readonly plugins?: Plugin[];
  readonly globals?: (id: string) => string;
}

const read = (input: string, { define = {}, plugins = [] }: Options) =>
  rolldown({
    input,
    platform: 'browser',
    plugins: [...plugins, widgetEntries, factsAsData, vocabularyAsText, leanWidget, noHexadecimals],
    transform: { define },
    treeshake: {
      moduleSideEffects: (id) => !/\/src\/(?:catalogue|estimate|simulate|view)\/(?!worker)|format\.ts$/.test(id),
    },
    logLevel: 'warn',
  });

/** A script, and the modules that stand in it. */
interface Made {
  readonly code: string;
  readonly modules: readonly string[];
}

const bundle = async (input: string, options?: Options): Promise<string> => (await make(input, options)).code;

async function make(input: string, options: Options = {}): Promise<Made> {
  const build = await read(input, options);
  const { globals } = options;
  const { output } = await build.generate({
    format: 'iife',
    minify: true,
    ...(globals === undefined ? {} : { globals }),
  });
  await build.close();
  const [{ code, moduleIds }] = output;
  return { code: withShortNumbers(inAscii(withoutHints(code))), modules: moduleIds };
}

/** What only a bundler reads. A keyword that it stands behind keeps its space. */
export const withoutHints = (code: string): string =>
  code.replace(/(\w?)\/\* @__PURE__ \*\/ /g, (_, before: string) => (before === '' ? '' : `${before} `));

const escapes: string[] = [];

/** A unit of UTF-16 as a script spells it out. A vocabulary has a million of them. */
function escaped(unit: number): string {
  escapes[unit] ??= `\\u${unit.toString(16).padStart(4, '0')}`;
  return escapes[unit];
}

/** A page that declares no character set reads a script in its own: only ASCII comes through as it was meant. */
const inAscii = (code: string): string => code.replace(/[^\0-\x7f]/g, (unit) => escaped(unit.charCodeAt(0)));

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
  return new Map([
    ['embed.js', loader],
    ['core.js', core],
    ...[...alone].map(([name, code]) => [`${name}.js`, code] as const),
    ...[...parts].map(([name, code]) => [`${name}.part.js`, code] as const),
    ...further,
    ['page.js', page],
    ['resize.js', resize],
  ]);
}
