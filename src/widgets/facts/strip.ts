import type { Source } from '../../catalogue/schema.ts';

/** Fields of a row that no estimate reads: they stand on the catalogue page, which a widget links to. */
interface Provenance {
  readonly sources: readonly Source[];
  readonly note?: string;
  readonly licence?: string;
  readonly released: string;
}

/** A row as an estimate reads it: without where it comes from and when it came out. */
export type Facts<Row> = Omit<Row, keyof Provenance>;

/** Names of a hub's checkpoints (`org/model`) lead to a row at the command line; in a post a row's id or a short name does. */
const isShort = (alias: string): boolean => !alias.includes('/');

function factsOf<Row extends Provenance & { readonly aliases?: readonly string[] }>(row: Row): Facts<Row> {
  const { sources, note, licence, released, aliases = [], ...facts } = row;
  const short = aliases.filter(isShort);
  return (short.length > 0 ? { ...facts, aliases: short } : facts) as unknown as Facts<Row>;
}

/** Rows by id, as an estimate reads them. */
export function factsById<Row extends Provenance & { readonly aliases?: readonly string[] }>(
  rows: Readonly<Record<string, Row>>,
): Readonly<Record<string, Facts<Row>>> {
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, factsOf(row)]));
}

/** What is left out, for a function that wants a whole row and reads none of it. */
export const unread = { sources: [], licence: '', released: '' } as const satisfies Provenance;
