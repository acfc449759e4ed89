import ts from 'typescript';
import { type Doc, parseDoc } from './doc-comment.ts';

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
  if (ts.isNumericLiteral(initializer)) return 'number';
  return ts.isStringLiteral(initializer) ? 'string' : flat(initializer, source);
}

/** The last doc comment before a node. */
function docOf(node: ts.Node, source: ts.SourceFile): Doc {
  const text = source.getFullText();
  const comments = (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [])
    .map(({ pos, end }) => text.slice(pos, end))
    .filter((comment) => comment.startsWith('/**'));
  return parseDoc(comments.at(-1));
}

const nameOf = (node: { readonly name?: ts.Node }, source: ts.SourceFile): string => node.name?.getText(source) ?? '';

function properties(nodes: readonly ts.Node[], source: ts.SourceFile): Member[] {
  return nodes.flatMap((node) => {
    if (ts.isPropertySignature(node)) {
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
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
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
    if (type !== undefined && ts.isTypeLiteralNode(type)) return properties(type.members, source);
    const destructured = ts.isObjectBindingPattern(parameter.name);
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
    const own = ts.isObjectBindingPattern(parameter.name) ? 'options' : nameOf(parameter, source);
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
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
    ? bare(node.expression)
    : node;
}

function shapeOf(node: ts.Node, name: string, source: ts.SourceFile): Pick<Entry, 'kind' | 'signature' | 'members'> {
  if (ts.isFunctionDeclaration(node)) return { kind: 'function', ...functionOf(node, name, source) };
  if (ts.isInterfaceDeclaration(node)) {
    const from = node.heritageClauses?.map((clause) => flat(clause, source)).join(' ') ?? '';
    return {
      kind: 'type',
      signature: `interface ${name}${from === '' ? '' : ` ${from}`}`,
      members: properties(node.members, source),
    };
  }
  if (ts.isTypeAliasDeclaration(node)) {
    return { kind: 'type', signature: `type ${name} = ${flat(node.type, source)}`, members: [] };
  }
  if (ts.isClassDeclaration(node)) {
    const from = node.heritageClauses?.map((clause) => flat(clause, source)).join(' ') ?? '';
    return { kind: 'class', signature: `class ${name} ${from}`.trim(), members: [] };
  }
  if (ts.isVariableDeclaration(node)) {
    const value = bare(node.initializer);
    if (value !== undefined && ts.isArrowFunction(value))
      return { kind: 'function', ...functionOf(value, name, source) };
    const type = flat(node.type, source);
    const members =
      value !== undefined && ts.isObjectLiteralExpression(value) ? properties(value.properties, source) : [];
    const exact = value !== undefined && ts.isNumericLiteral(value) ? ` = ${value.getText(source)}` : '';
    return { kind: 'constant', signature: `const ${name}${type === '' ? '' : `: ${type}`}${exact}`, members };
  }
  return { kind: 'constant', signature: name, members: [] };
}

/** The names that a declaration gives: several where it takes an object apart. */
function namesOf(node: ts.Node, source: ts.SourceFile): string[] {
  const { name } = node as { readonly name?: ts.Node };
  if (name !== undefined && ts.isObjectBindingPattern(name)) {
    return name.elements.map((element) => element.name.getText(source));
  }
  return [nameOf(node as { readonly name?: ts.Node }, source)];
}

/** The exported declarations of one file, by name. */
export function entriesOf(file: string, text: string): Map<string, Entry> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Entry>();
  for (const statement of source.statements) {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!exported) continue;
    const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
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
  const source = ts.createSourceFile('index.ts', text, ts.ScriptTarget.Latest, true);
  const imported = source.statements.flatMap((statement) => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (!ts.isImportDeclaration(statement) || bindings === undefined || !ts.isNamedImports(bindings)) return [];
    return [{ from: (statement.moduleSpecifier as ts.StringLiteral).text, names: namedIn(bindings) }];
  });
  return source.statements.flatMap((statement): Reexport[] => {
    if (!ts.isExportDeclaration(statement)) return [];
    const { exportClause, moduleSpecifier } = statement;
    const names = exportClause !== undefined && ts.isNamedExports(exportClause) ? namedIn(exportClause) : undefined;
    if (moduleSpecifier !== undefined) {
      return [{ from: (moduleSpecifier as ts.StringLiteral).text, ...(names === undefined ? {} : { names }) }];
    }
    return imported.flatMap(({ from, names: known }) => {
      const passed = known.filter((name) => names?.includes(name));
      return passed.length === 0 ? [] : [{ from, names: passed }];
    });
  });
}
