import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Rows = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** Rows from which on a table is written by columns: alike values side by side compress better. */
const MANY = 12;

const isRow = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTable = (value: unknown): value is Rows =>
  isRow(value) && Object.keys(value).length >= MANY && Object.values(value).every(isRow);

/** Names as ids are made of them: whole, or without the maker's, which comes first. */
const FROM_NAME = [/$^/, /^\S+ /];
const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9.]+/g, '-');

/** An id, or how it follows from the row's name. */
function shortId(id: string, name: Json | undefined): string | number {
  if (typeof name !== 'string') return id;
  const way = FROM_NAME.findIndex((left) => slug(name.replace(left, '')) === id);
  return way < 0 ? id : way;
}

/**
 * What reads a table by columns; a hole, or nothing behind the last value, where a row has no such field, and a number where
 * the id follows from the name.
 */
const UNFOLD =
  'const unfold=(ids,keys,columns)=>Object.fromEntries(ids.map((id,at)=>{const row=Object.fromEntries(keys.flatMap((key,of)=>columns[of][at]===undefined?[]:[[key,columns[of][at]]]));return[id.big?id:row.name.replace(id?/^\\S+ /:"","").toLowerCase().replace(/[^a-z0-9.]+/g,"-"),row]}));';

/** What a figure is of is told on the catalogue page, and no estimate reads it. */
const TOLD = 'part';

/** Digits of a sum in binary that no datasheet has: 8029999999.999999. */
const cell = (value: Json | undefined): string =>
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === TOLD) return undefined;
    return typeof inner === 'number' ? Number(inner.toPrecision(12)) : inner;
  }) ?? '';

function byColumns(rows: Rows): string {
  const keys = [...new Set(Object.values(rows).flatMap(Object.keys))];
  const columns = keys.map((key) => {
    const cells = Object.values(rows).map((row) => cell(row[key]));
    return `[${cells.slice(0, cells.findLastIndex(Boolean) + 1)}]`;
  });
  const ids = Object.entries(rows).map(([id, { name }]) => shortId(id, name));
  return `unfold(${JSON.stringify(ids)},${JSON.stringify(keys)},[${columns}])`;
}

/** Where a constant comes from and in what unit it is stands in its source and on the accuracy page. */
const REASONS: ReadonlySet<string> = new Set(['source', 'unit', 'why']);

const withoutReasons = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (REASONS.has(key) ? undefined : inner));

/** What was made of each module, which several bundles hold; nothing of one that is left as it is. */
const data = new Map<string, Promise<string | undefined>>();

async function dataOf(id: string): Promise<string | undefined> {
  const facts = Object.entries((await import(pathToFileURL(id).href)) as Readonly<Record<string, unknown>>);
  if (facts.some(([, value]) => typeof value === 'function')) return undefined;
  const code = facts.map(
    ([name, value]) => `export const ${name}=${isTable(value) ? byColumns(value) : withoutReasons(value)};`,
  );
  return [UNFOLD, ...code].join('\n');
}

/**
 * Facts travel as data: each module of `widgets/facts`, and the judged constants of the estimation module, is run at build,
 * and what it exports stands in the bundle in its place. So a row's sources, a constant's reasons and the code that reads
 * them stay at home. A module that exports functions too is left as it is.
 */
export const factsAsData: Plugin = {
  name: 'facts-as-data',
  load: {
    filter: { id: /\/widgets\/facts\/(?!strip)[\w-]+\.ts$|\/estimate\/[\w-]*constants\.ts$/ },
    async handler(id) {
      const made = data.get(id) ?? dataOf(id);
      data.set(id, made);
      const code = await made;
      return code === undefined ? undefined : { code, moduleType: 'js' };
    },
  },
};
