import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { elementTypes, reactTypes, widgetTypes } from '../embed/index.ts';
import { shortName, widgets } from '../widgets/index.ts';

const SRC = join(import.meta.dirname, '..');
const IMPORT = /(from '\.{1,2}\/[^']+)\.ts'/g;

/** Declarations of the entries and of all that they name, by path. Rows are named by their table alone, so theirs stay out. */
export function libraryTypes(entries: readonly string[]): ReadonlyMap<string, string> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    rootDir: SRC,
    outDir: SRC,
    types: [],
  };
  const program = ts.createProgram(
    entries.map((entry) => join(SRC, entry)),
    options,
  );
  const faults = ts.getPreEmitDiagnostics(program);
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, ts.createCompilerHost(options)));
  const all = new Map<string, string>();
  program.emit(undefined, (file, text) => all.set(relative(SRC, file), text.replace(IMPORT, "$1.js'")));
  const named = new Map<string, string>();
  const walk = (path: string): void => {
    const text = all.get(path);
    if (text === undefined || named.has(path)) return;
    named.set(path, text);
    for (const [, from = ''] of text.matchAll(/from '(\.[^']+)\.js'/g)) walk(`${join(dirname(path), from)}.d.ts`);
  };
  for (const entry of entries) walk(entry.replace(/\.ts$/, '.d.ts'));
  return named;
}

/** Declarations of the modules that make tags live. */
export function tagDeclarations(): ReadonlyMap<string, string> {
  const all = Object.values(widgets);
  return new Map([
    ['widgets/element.d.ts', elementTypes()],
    ...all.map(
      (widget) =>
        [
          `widgets/${shortName(widget)}.d.ts`,
          `import type { InferenceElement } from './element.js';\n\n${widgetTypes(widget)}`,
        ] as const,
    ),
    [
      'widgets/all.d.ts',
      ['element', ...all.map(shortName)].map((name) => `export type * from './${name}.js';\n`).join(''),
    ],
    ['widgets/react.d.ts', `${reactTypes('./all.js')}\nexport type * from './all.js';\n`],
  ]);
}
