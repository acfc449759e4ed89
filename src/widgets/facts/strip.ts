import type { Source } from '../../catalogue/schema.ts';

/** A row without where it comes from: its sources stand on the catalogue page, which a widget links to. */
export type Facts<Row> = Omit<Row, 'sources' | 'note'>;

function factsOf<Row extends { readonly sources: readonly Source[]; readonly note?: string }>(row: Row): Facts<Row> {
  const { sources, note, ...facts } = row;
  return facts;
}

/** Rows by id, without where they come from. */
export function factsById<Row extends { readonly sources: readonly Source[]; readonly note?: string }>(
  rows: Readonly<Record<string, Row>>,
): Readonly<Record<string, Facts<Row>>> {
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, factsOf(row)]));
}
