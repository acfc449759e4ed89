import ts from 'typescript';
import { expect, test } from 'vitest';
import { widgetNamed } from '../widgets/index.ts';
import { elementTypes, widgetTypes } from './typings.ts';

const RIGHT = "const text: string | undefined = document.querySelector('inference-cost')?.snippets?.script; void text;";
const WRONG = "document.querySelector('inference-cost')?.nonsense;";

/** Which of some files TypeScript finds fault with, in one program. */
function faulty(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.NodeNext,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, language) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, language) : ts.createSourceFile(name, text, language);
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
  return found.map(({ file }) => file?.fileName ?? 'none');
}

test('a tag is known by its name, its snippets are text or missing, and what it has not is refused', () => {
  const files = new Map([
    ['/cost.mts', `${elementTypes()}\n${widgetTypes(widgetNamed('cost'))}`],
    ['/right.mts', `import type {} from './cost.mjs';\n${RIGHT}`],
    ['/wrong.mts', `import type {} from './cost.mjs';\n${WRONG}`],
  ]);
  expect(faulty(files)).toEqual(['/wrong.mts']);
}, 60_000);
