import { createRequire } from 'node:module';
import type ts from 'typescript';
import { type Doc, parseDoc } from './doc-comment.ts';

/** Required, since Node reads its nine megabytes twice where it is imported: once to see that it is no module. */
const typescript = createRequire(import.meta.url)('typescript') as typeof ts;

const files = new Map<string, ts.SourceFile>();

/** A file's text as a tree, made once though its own names and those that it passes on are asked for. */
function parsed(text: string): ts.SourceFile {
  const file = files.get(text) ?? typescript.createSourceFile('module.ts', text, typescript.ScriptTarget.Latest);
  files.set(text, file);
  return file;
}

/** A parameter, a property or a key. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly doc: Doc;
}

/** One exported name. */
export interface Entry {
  readonly name: string;
  readonly kind: 'function' | 'type' | 'constant' | 'class';
  readonly signature: string;
  readonly doc: Doc;
  readonly members: readonly Member[];
  /** From the repository's root. */
  readonly file: string;
  readonly line: number;
}

/** Text of a type or an expression on one line. */
const flat = (node: ts.Node | undefined, source: ts.SourceFile): string =>
  node === undefined
    ? ''
    : node
        .getText(source)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/readonly /g, '')
        .trim();

/** The type of a parameter; that of its default where none is written. */
function typeOf({ type, initializer }: ts.ParameterDeclaration, source: ts.SourceFile): string {
  if (type !== undefined || initializer === undefined) return flat(type, source);
  if (typescript.isNumericLiteral(initializer)) return 'number';
  return typescript.isStringLiteral(initializer) ? 'string' : flat(initializer, source);
}

/** The last doc comment before a node. */
function docOf(node: ts.Node, source: ts.SourceFile): Doc {
  const text = source.getFullText();
  const comments = (typescript.getLeadingCommentRanges(text, node.getFullStart()) ?? [])
    .map(({ pos, end }) => text.slice(pos, end))
    .filter((comment) => comment.startsWith('/**'));
  return parseDoc(comments.at(-1));
}

const nameOf = (node: { readonly name?: ts.Node }, source: ts.SourceFile): string => node.name?.getText(source) ?? '';

function properties(nodes: readonly ts.Node[], source: ts.SourceFile): Member[] {
  return nodes.flatMap((node) => {
    if (typescript.isPropertySignature(node)) {
      const { type, questionToken } = node;
      return [
        {
          name: nameOf(node, source),
          type: flat(type, source),
          optional: questionToken !== undefined,
          doc: docOf(node, source),
        },
      ];
    }
    if (typescript.isPropertyAssignment(node) || typescript.isShorthandPropertyAssignment(node)) {
      const name = nameOf(node, source).replace(/^'|'$/g, '');
      return [{ name, type: '', optional: false, doc: docOf(node, source) }];
    }
    return [];
  });
}

function functionOf(
  node: ts.FunctionDeclaration | ts.ArrowFunction,
  name: string,
  source: ts.SourceFile,
): Pick<Entry, 'signature' | 'members'> {
  const members = node.parameters.flatMap((parameter): Member[] => {
    const { type, initializer, questionToken } = parameter;
    if (type !== undefined && typescript.isTypeLiteralNode(type)) return properties(type.members, source);
    const destructured = typescript.isObjectBindingPattern(parameter.name);
    return [
      {
        name: destructured ? 'options' : nameOf(parameter, source),
        type: typeOf(parameter, source),
        optional: questionToken !== undefined || initializer !== undefined,
        doc: parseDoc(undefined),
      },
    ];
  });
  const parameters = node.parameters.map((parameter) => {
    const own = typescript.isObjectBindingPattern(parameter.name) ? 'options' : nameOf(parameter, source);
    const optional = parameter.questionToken !== undefined || parameter.initializer !== undefined;
    return `${own}${optional ? '?' : ''}: ${typeOf(parameter, source)}`;
  });
  const result = flat(node.type, source);
  const generic = node.typeParameters?.map((parameter) => flat(parameter, source)).join(', ');
  return {
    signature: `${name}${generic === undefined ? '' : `<${generic}>`}(${parameters.join(', ')})${result === '' ? '' : `: ${result}`}`,
    members,
  };
}

/** What stands under `as const`, `satisfies` and brackets. */
function bare(node: ts.Expression | undefined): ts.Expression | undefined {
  if (node === undefined) return undefined;
  return typescript.isAsExpression(node) ||
    typescript.isSatisfiesExpression(node) ||
    typescript.isParenthesizedExpression(node)
    ? bare(node.expression)
    : node;
}

function shapeOf(node: ts.Node, name: string, source: ts.SourceFile): Pick<Entry, 'kind' | 'signature' | 'members'> {
  if (typescript.isFunctionDeclaration(node)) return { kind: 'function', ...functionOf(node, name, source) };
  if (typescript.isInterfaceDeclaration(node)) {
    const from = node.heritageClauses?.map((clause) => flat(clause, source)).join(' ') ?? '';
    return {
      kind: 'type',
      signature: `interface ${name}${from === '' ? '' : ` ${from}`}`,
      members: properties(node.members, source),
    };
  }
  if (typescript.isTypeAliasDeclaration(node)) {
    return { kind: 'type', signature: `type ${name} = ${flat(node.type, source)}`, members: [] };
  }
  if (typescript.isClassDeclaration(node)) {
    const from = node.heritageClauses?.map((clause) => flat(clause, source)).join(' ') ?? '';
    return { kind: 'class', signature: `class ${name} ${from}`.trim(), members: [] };
  }
  if (typescript.isVariableDeclaration(node)) {
    const value = bare(node.initializer);
    if (value !== undefined && typescript.isArrowFunction(value))
      return { kind: 'function', ...functionOf(value, name, source) };
    const type = flat(node.type, source);
    const members =
      value !== undefined && typescript.isObjectLiteralExpression(value) ? properties(value.properties, source) : [];
    const exact = value !== undefined && typescript.isNumericLiteral(value) ? ` = ${value.getText(source)}` : '';
    return { kind: 'constant', signature: `const ${name}${type === '' ? '' : `: ${type}`}${exact}`, members };
  }
  return { kind: 'constant', signature: name, members: [] };
}

/** The names that a declaration gives: several where it takes an object apart. */
function namesOf(node: ts.Node, source: ts.SourceFile): string[] {
  const { name } = node as { readonly name?: ts.Node };
  if (name !== undefined && typescript.isObjectBindingPattern(name)) {
    return name.elements.map((element) => element.name.getText(source));
  }
  return [nameOf(node as { readonly name?: ts.Node }, source)];
}

/** The exported declarations of one file, by name. */
export function entriesOf(file: string, text: string): Map<string, Entry> {
  const source = parsed(text);
  const found = new Map<string, Entry>();
  for (const statement of source.statements) {
    const exported =
      typescript.canHaveModifiers(statement) &&
      typescript.getModifiers(statement)?.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword);
    if (!exported) continue;
    const declared = typescript.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
    for (const node of declared) {
      const { line } = source.getLineAndCharacterOfPosition(statement.getStart(source));
      const doc = docOf(statement, source);
      for (const name of namesOf(node, source)) {
        found.set(name, { name, ...shapeOf(node, name, source), doc, file, line: line + 1 });
      }
    }
  }
  return found;
}

/** A line that passes names on (all where none are listed) from another file. */
export interface Reexport {
  readonly from: string;
  readonly names?: readonly string[];
}

const namedIn = (clause: { readonly elements: ts.NodeArray<ts.ImportSpecifier | ts.ExportSpecifier> }): string[] =>
  clause.elements.map(({ name }) => name.text);

/** What a file exports from elsewhere, in its order: `export … from`, or imported and then exported. */
export function reexportsOf(text: string): Reexport[] {
  const source = parsed(text);
  const imported = source.statements.flatMap((statement) => {
    const bindings = typescript.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (!typescript.isImportDeclaration(statement) || bindings === undefined || !typescript.isNamedImports(bindings))
      return [];
    return [{ from: (statement.moduleSpecifier as ts.StringLiteral).text, names: namedIn(bindings) }];
  });
  return source.statements.flatMap((statement): Reexport[] => {
    if (!typescript.isExportDeclaration(statement)) return [];
    const { exportClause, moduleSpecifier } = statement;
    const names =
      exportClause !== undefined && typescript.isNamedExports(exportClause) ? namedIn(exportClause) : undefined;
    if (moduleSpecifier !== undefined) {
      return [{ from: (moduleSpecifier as ts.StringLiteral).text, ...(names === undefined ? {} : { names }) }];
    }
    return imported.flatMap(({ from, names: known }) => {
      const passed = known.filter((name) => names?.includes(name));
      return passed.length === 0 ? [] : [{ from, names: passed }];
    });
  });
}
