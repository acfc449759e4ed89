import { type ESTree, parseSync } from 'rolldown/utils';
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

/** What has a place in the text. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A module's text as a tree, with its comments in order. */
interface Source {
  readonly text: string;
  readonly statements: readonly (ESTree.Directive | ESTree.Statement)[];
  readonly comments: readonly Span[];
}

const sources = new Map<string, Source>();

/** Read once, though what a module declares and what it passes on are asked for one after the other. */
function sourceOf(text: string): Source {
  const known = sources.get(text);
  if (known !== undefined) return known;
  const { program, comments, errors } = parseSync('module.ts', text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${error.message}: ${error.codeframe ?? ''}`);
  const source = { text, statements: program.body, comments };
  sources.set(text, source);
  return source;
}

/** Text on one line, as a signature has it. */
const flat = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/readonly /g, '')
    .trim();

const textOf = (span: Span | null | undefined, { text }: Source): string =>
  span === null || span === undefined ? '' : text.slice(span.start, span.end);

const typeText = (node: { readonly typeAnnotation: Span } | null | undefined, source: Source): string =>
  flat(textOf(node?.typeAnnotation, source));

/** The last doc comment before a node. */
function docOf({ start }: Span, { text, comments }: Source): Doc {
  let before = start;
  for (const comment of comments.filter(({ end }) => end <= start).reverse()) {
    if (text.slice(comment.end, before).trim() !== '') break;
    if (text.startsWith('/**', comment.start)) return parseDoc(text.slice(comment.start, comment.end));
    before = comment.start;
  }
  return parseDoc(undefined);
}

const keyOf = (key: Span, source: Source): string => textOf(key, source).replace(/^'|'$/g, '');

/** Properties of a type or of an object. */
const properties = (nodes: readonly (ESTree.TSSignature | ESTree.ObjectPropertyKind)[], source: Source): Member[] =>
  nodes.flatMap((node): Member[] => {
    if (node.type === 'TSPropertySignature') {
      const type = typeText(node.typeAnnotation, source);
      return [{ name: textOf(node.key, source), type, optional: node.optional, doc: docOf(node, source) }];
    }
    if (node.type === 'Property' && !node.method)
      return [{ name: keyOf(node.key, source), type: '', optional: false, doc: docOf(node, source) }];
    return [];
  });

/** What a parameter is called, its type or that of its default where none is written, and whether it may be left out. */
function parameterOf(parameter: ESTree.ParamPattern, source: Source) {
  const start = parameter.type === 'AssignmentPattern' ? parameter.right : undefined;
  const bound = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const annotation = 'typeAnnotation' in bound ? bound.typeAnnotation : undefined;
  const literal = start?.type === 'Literal' && typeof start.value;
  const type = annotation ? typeText(annotation, source) : literal || flat(textOf(start, source));
  return {
    name: bound.type === 'Identifier' ? bound.name : 'options',
    type,
    members: annotation?.typeAnnotation.type === 'TSTypeLiteral' ? annotation.typeAnnotation.members : undefined,
    optional: start !== undefined || ('optional' in bound && bound.optional === true),
  };
}

function functionOf(
  node: ESTree.Function | ESTree.ArrowFunctionExpression,
  name: string,
  source: Source,
): Pick<Entry, 'signature' | 'members'> {
  const parameters = node.params.map((parameter) => parameterOf(parameter, source));
  const members = parameters.flatMap(({ members: inner, ...known }): Member[] =>
    inner === undefined ? [{ ...known, doc: parseDoc(undefined) }] : properties(inner, source),
  );
  const taken = parameters.map(({ name: own, type, optional }) => `${own}${optional ? '?' : ''}: ${type}`);
  const result = typeText(node.returnType, source);
  const generic = node.typeParameters?.params.map((parameter) => flat(textOf(parameter, source))).join(', ');
  return {
    signature: `${name}${generic === undefined ? '' : `<${generic}>`}(${taken.join(', ')})${result === '' ? '' : `: ${result}`}`,
    members,
  };
}

/** What stands under `as const`, `satisfies` and brackets. */
function bare(node: ESTree.Expression | null): ESTree.Expression | null {
  if (node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression') return bare(node.expression);
  return node?.type === 'ParenthesizedExpression' ? bare(node.expression) : node;
}

/** What an interface or a class says of its name: what it extends. */
function namedAs(
  word: string,
  name: string,
  node: { readonly id: Span | null; readonly typeParameters?: Span | null; readonly body: Span },
  { text }: Source,
): string {
  const from = flat(text.slice((node.typeParameters ?? node.id ?? node.body).end, node.body.start));
  return `${word} ${name}${from === '' ? '' : ` ${from}`}`;
}

type Shape = Pick<Entry, 'kind' | 'signature' | 'members'>;

function shapeOf(node: ESTree.Declaration, name: string, source: Source): Shape {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return { kind: 'function', ...functionOf(node, name, source) };
    case 'TSInterfaceDeclaration': {
      const members = properties(node.body.body, source);
      return { kind: 'type', signature: namedAs('interface', name, node, source), members };
    }
    case 'TSTypeAliasDeclaration':
      return { kind: 'type', signature: `type ${name} = ${typeText(node, source)}`, members: [] };
    case 'ClassDeclaration':
      return { kind: 'class', signature: namedAs('class', name, node, source), members: [] };
    default:
      return { kind: 'constant', signature: name, members: [] };
  }
}

function constantOf({ id, init }: ESTree.VariableDeclarator, name: string, source: Source): Shape {
  const value = bare(init);
  if (value?.type === 'ArrowFunctionExpression') return { kind: 'function', ...functionOf(value, name, source) };
  const type = 'typeAnnotation' in id ? typeText(id.typeAnnotation, source) : '';
  const members = value?.type === 'ObjectExpression' ? properties(value.properties, source) : [];
  const exact = value?.type === 'Literal' && typeof value.value === 'number' ? ` = ${value.raw}` : '';
  return { kind: 'constant', signature: `const ${name}${type === '' ? '' : `: ${type}`}${exact}`, members };
}

/** The names that a declaration gives: several where it takes an object apart. */
function namesOf(id: ESTree.BindingPattern | null, source: Source): string[] {
  if (id?.type !== 'ObjectPattern') return [id?.type === 'Identifier' ? id.name : textOf(id, source)];
  return id.properties.map((property) => {
    const bound = property.type === 'RestElement' ? property.argument : property.value;
    return textOf(bound.type === 'AssignmentPattern' ? bound.left : bound, source);
  });
}

/** The exported declarations of one file, by name. */
export function entriesOf(file: string, text: string): Map<string, Entry> {
  const source = sourceOf(text);
  const found = new Map<string, Entry>();
  for (const statement of source.statements) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) continue;
    const { declaration } = statement;
    const known = { doc: docOf(statement, source), file, line: text.slice(0, statement.start).split('\n').length };
    if (declaration.type === 'VariableDeclaration') {
      for (const declarator of declaration.declarations)
        for (const name of namesOf(declarator.id, source))
          found.set(name, { name, ...constantOf(declarator, name, source), ...known });
    } else if ('id' in declaration) {
      const name = textOf(declaration.id, source);
      found.set(name, { name, ...shapeOf(declaration, name, source), ...known });
    }
  }
  return found;
}

/** A line that passes names on (all where none are listed) from another file. */
export interface Reexport {
  readonly from: string;
  readonly names?: readonly string[];
}

/** What a file exports from elsewhere, in its order: `export … from`, or imported and then exported. */
export function reexportsOf(text: string): Reexport[] {
  const source = sourceOf(text);
  const imported = source.statements.flatMap((statement) =>
    statement.type === 'ImportDeclaration'
      ? [{ from: statement.source.value, names: statement.specifiers.map(({ local }) => local.name) }]
      : [],
  );
  return source.statements.flatMap((statement): Reexport[] => {
    if (statement.type === 'ExportAllDeclaration') return [{ from: statement.source.value }];
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration !== null) return [];
    const names = statement.specifiers.map(({ exported }) => textOf(exported, source));
    if (statement.source !== null) return [{ from: statement.source.value, names }];
    return imported.flatMap(({ from, names: known }) => {
      const passed = known.filter((name) => names.includes(name));
      return passed.length === 0 ? [] : [{ from, names: passed }];
    });
  });
}
