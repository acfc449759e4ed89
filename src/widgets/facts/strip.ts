import { bareName, plainName } from '../../catalogue/find.ts';
import type { Source } from '../../catalogue/schema.ts';

/** Fields of a row that no estimate reads: they stand on the catalogue page, which a widget links to. */
interface Provenance {
  readonly sources: readonly Source[];
  readonly note?: string;
  readonly licence?: string;
  readonly released: string;
  /** Which figures were counted. */
  readonly counted?: unknown;
  /** Counts that a source gives: an estimate counts from the shape. */
  readonly parameters?: number;
  readonly activeParameters?: number;
  /** A rate that no estimate takes: formats of eight bits without a rate of their own multiply in 16. */
  readonly int8?: number;
}

interface Named {
  readonly aliases?: readonly string[];
}

/** What a formula takes for granted, and most rows say. */
const GRANTED: Readonly<Record<string, unknown>> = { embeddings: 'separate' };

/** A row as an estimate reads it: without where it comes from and when it came out. */
export type Facts<Row> = Omit<Row, keyof Provenance>;

/**
 * Short spellings that a search does not find by itself, as it compares them. Names of a hub's checkpoints (`org/model`) that
 * lead to a row at the command line stay there.
 */
function needed(id: string, aliases: readonly string[]): readonly string[] {
  const spelt = new Set(aliases.filter((alias) => !alias.includes('/')).map(plainName));
  return [...spelt].filter((alias) => alias !== plainName(id) && alias !== bareName(id));
}

function factsOf<Row extends Provenance & Named>(id: string, row: Row): Facts<Row> {
  const { sources, note, licence, released, counted, parameters, activeParameters, int8, ...facts } = row;
  const { aliases = [], ...rest } = facts;
  const short = needed(id, aliases);
  const told = Object.fromEntries(Object.entries(rest).filter(([name, value]) => value !== GRANTED[name]));
  return (short.length > 0 ? { ...told, aliases: short } : told) as unknown as Facts<Row>;
}

/** Rows by id, as an estimate reads them. */
export function factsById<Row extends Provenance & Named>(
  rows: Readonly<Record<string, Row>>,
): Readonly<Record<string, Facts<Row>>> {
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, factsOf(id, row)]));
}

/** What is left out, for a function that wants a whole row and reads none of it. */
export const unread = {
  sources: [],
  licence: '',
  released: '',
  parameters: 0,
  activeParameters: 0,
} as const satisfies Provenance;
