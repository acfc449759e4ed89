import { parseAst } from 'rolldown/parseAst';
import { childrenOf, type Node } from './syntax.ts';

interface Literal extends Node {
  readonly value: number;
  readonly raw: string;
}

const isHexadecimal = (node: Node): node is Literal =>
  node.type === 'Literal' && 'raw' in node && typeof node.raw === 'string' && /^0x/i.test(node.raw);

function* hexadecimals(node: Node): Generator<Literal> {
  if (isHexadecimal(node)) yield node;
  for (const child of childrenOf(node)) yield* hexadecimals(child);
}

/** 1008000000000 as 1008e9. */
const byPowerOfTen = (value: number): string =>
  String(value).replace(/(?<=[1-9])0{3,}$/, (zeros) => `e${zeros.length}`);

/** What may be one: a script without it, such as that of a vocabulary, need not be parsed. */
const LONG = /0x[0-9a-f]{9}/;

/** Large round numbers as powers of ten: the minifier writes some in hexadecimal digits, which do not compress. */
export function withShortNumbers(code: string): string {
  if (!LONG.test(code)) return code;
  let short = '';
  let end = 0;
  for (const { start, value, raw } of hexadecimals(parseAst(code))) {
    const text = byPowerOfTen(value);
    if (text.length >= raw.length) continue;
    short += code.slice(end, start) + text;
    end = start + raw.length;
  }
  return short + code.slice(end);
}
