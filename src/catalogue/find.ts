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

/** Longer than any id or alias; what is longer was no typing mistake. */
const LONGEST_ID = 100;

const plain = (id: string): string => id.toLowerCase().replace(/[^a-z0-9]/g, '');

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
  const wanted = plain(id);
  return ids
    .map((candidate) => ({
      candidate,
      score: plain(candidate).startsWith(wanted) && wanted.length > 1 ? 1 : likeness(plain(candidate), wanted),
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
  for (const [id, row] of Object.entries(rows)) for (const alias of row.aliases ?? []) made.set(plain(alias), id);
  for (const id of Object.keys(rows)) made.set(plain(id), id);
  lookup.set(rows, made);
  return made;
}

/**
 * The id that a spelling stands for: ids and aliases, whatever their case and hyphens.
 * @throws {UnknownIdError} that names near misses, or all choices
 */
export function findId(rows: Readonly<Record<string, Named>>, id: string, kind: string): string {
  const found = names(rows).get(plain(id));
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
