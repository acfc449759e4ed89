interface Named {
  readonly aliases?: readonly string[];
}

/** An id that names no row. */
export class UnknownIdError extends RangeError {
  override readonly name = 'UnknownIdError';
  /** `unknown-model`, `unknown-accelerator` … */
  readonly code: string;

  constructor(kind: string, id: string, near: readonly string[], all: readonly string[]) {
    super(
      `unknown ${kind} "${id.slice(0, LONGEST_ID)}"; ${near.length > 0 ? `did you mean ${near.join(' or ')}?` : `expected one of: ${all.join(', ')}`}`,
    );
    this.code = `unknown-${kind}`;
  }
}

/** A name without what people spell differently: case, spaces, hyphens. A dot between digits stays: 1.3B is not 13B. */
export const plainName = (id: string): string =>
  id
    .toLowerCase()
    .replace(/[^a-z0-9.]/g, '')
    .replace(/\.(?!\d)|(?<!\d)\./g, '');

/** What publishers hang on a model's name for how it was tuned or saved: its shape is the same. */
const ENDING = /(?:[-_](?:base|chat|fp8|hf|instruct|it|pt))+$/i;
/** Makers and product lines, which people leave out or put before the name of a chip. */
const LINE = /^(?:(?:meta|nvidia|amd|intel|geforce|radeon|instinct|tesla|rtx|rx|arc|apple|google|tpu|aws)[-_ ])+/i;

/**
 * A plain name without owner, maker and such endings: `meta-llama/Llama-3.1-8B-Instruct` is llama3.18b, and
 * `GeForce RTX 4090` is 4090.
 */
export const bareName = (id: string): string =>
  plainName(
    id
      .slice(id.lastIndexOf('/') + 1)
      .replace(ENDING, '')
      .replace(LINE, ''),
  );

const undotted = (plain: string): string => plain.replaceAll('.', '');
/** Longer than any id or alias; what is longer was no typing mistake. */
const LONGEST_ID = 100;

/** Pairs of neighbouring letters that two ids share, from 0 (none) to 1 (all). */
function likeness(a: string, b: string): number {
  const pairs = (text: string): string[] =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
  const own = pairs(a);
  const rest = pairs(b);
  const shared = own.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / Math.max(1, a.length + b.length - 2);
}

/** Ids that a reader may have meant, likeliest first, at most three. */
export function nearIds(ids: readonly string[], id: string): string[] {
  if (id.length > LONGEST_ID) return [];
  const wanted = plainName(id);
  return ids
    .map((candidate) => ({
      candidate,
      score: plainName(candidate).startsWith(wanted) && wanted.length > 1 ? 1 : likeness(plainName(candidate), wanted),
    }))
    .filter(({ score }) => score >= 0.6)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

const lookup = new WeakMap<object, Map<string, string>>();

/** Ids and aliases of a table, made plain once. */
function names(rows: Readonly<Record<string, Named>>): Map<string, string> {
  const known = lookup.get(rows);
  if (known !== undefined) return known;
  const made = new Map<string, string>();
  for (const id of Object.keys(rows)) made.set(bareName(id), id);
  for (const [id, row] of Object.entries(rows)) for (const alias of row.aliases ?? []) made.set(plainName(alias), id);
  for (const id of Object.keys(rows)) made.set(plainName(id), id);
  lookup.set(rows, made);
  return made;
}

/** The one id that is written like this but for its dots; undefined where there are none or several. */
function onlyOne(known: ReadonlyMap<string, string>, wanted: string): string | undefined {
  const ids = new Set([...known].flatMap(([name, id]) => (undotted(name) === wanted ? [id] : [])));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/**
 * The id that a spelling stands for: ids and aliases, whatever their case and hyphens, their owner and what they were tuned to.
 * @throws {UnknownIdError} that names near misses, or all choices
 */
export function findId(rows: Readonly<Record<string, Named>>, id: string, kind: string): string {
  const known = names(rows);
  const wanted = plainName(id);
  const found =
    known.get(wanted) ?? known.get(bareName(id)) ?? (wanted.includes('.') ? undefined : onlyOne(known, wanted));
  if (found === undefined) throw new UnknownIdError(kind, id, nearIds(Object.keys(rows), id), Object.keys(rows));
  return found;
}

/**
 * The row with this id or alias.
 * @throws {UnknownIdError} that names near misses, or all choices
 */
export function find<Row extends object>(rows: Readonly<Record<string, Row>>, id: string, kind: string): Row {
  return rows[findId(rows as Readonly<Record<string, Named>>, id, kind)] as Row;
}
