import type { Cell } from './frame/grid.ts';

/** Cells of a row of the picture: what one piece takes. */
export const COLUMNS = 20;

/** Lengths of requests around the average, in turn; their mean is 1. */
const LENGTHS = [0.5, 1.6, 0.9, 0.3, 1.8, 1.1, 0.7, 1.1];

/** The part of memory that is shown, and the requests that come. */
export interface Shape {
  /** Pieces that it holds: rows of the picture. */
  readonly rows: number;
  readonly input: number;
  readonly output: number;
  /** Tokens of a piece. */
  readonly longest: number;
}

/** One way to hand out the memory, at one moment. */
interface Memory {
  readonly cells: readonly Cell[];
  readonly running: number;
  readonly waiting: number;
}

/** The same requests in the same memory, in pieces and in blocks. */
export interface Admission {
  readonly pieces: Memory;
  readonly pages: Memory;
}

/** Cells that a request fills when it comes, and when it is done. */
function cellsOf({ input, output, longest }: Shape, request: number): { first: number; last: number } {
  const cell = longest / COLUMNS;
  const factor = LENGTHS[request % LENGTHS.length] ?? 1;
  const [first, last] = [input * factor, (input + output) * factor].map((tokens) =>
    Math.min(COLUMNS, Math.max(1, Math.ceil(tokens / cell))),
  ) as [number, number];
  return { first, last };
}

interface State {
  readonly cells: Cell[];
  /** Cells that each running request fills now. */
  readonly filled: number[];
  waiting: number;
}

/** One step: who runs grows by a cell, then one more request comes; it runs where it fits. */
function advance(shape: Shape, pieces: State, pages: State, come: number): void {
  for (const [request, filled] of pieces.filled.entries()) {
    if (filled >= cellsOf(shape, request).last) continue;
    pieces.cells[request * COLUMNS + filled] = request;
    pieces.filled[request] = filled + 1;
  }
  for (const [request, filled] of pages.filled.entries()) {
    const free = pages.cells.indexOf('free');
    if (filled >= cellsOf(shape, request).last || free < 0) continue;
    pages.cells[free] = request;
    pages.filled[request] = filled + 1;
  }
  const { first } = cellsOf(shape, come);
  if (pieces.waiting === 0 && pieces.filled.length < shape.rows) {
    const row = pieces.filled.length * COLUMNS;
    for (let cell = 0; cell < COLUMNS; cell++) pieces.cells[row + cell] = cell < first ? come : 'reserved';
    pieces.filled.push(first);
  } else pieces.waiting++;
  // A request is let in only where those that run can still grow to their end.
  const growing = pages.filled.reduce((sum, filled, request) => sum + cellsOf(shape, request).last - filled, 0);
  const free = pages.cells.filter((cell) => cell === 'free').length;
  if (pages.waiting === 0 && free - growing >= cellsOf(shape, come).last) {
    for (let cell = 0; cell < first; cell++) pages.cells[pages.cells.indexOf('free')] = come;
    pages.filled.push(first);
  } else pages.waiting++;
}

function emptyState({ rows }: Shape): State {
  return { cells: Array.from({ length: rows * COLUMNS }, () => 'free'), filled: [], waiting: 0 };
}

const memoryOf = ({ cells, filled, waiting }: State): Memory => ({ cells, running: filled.length, waiting });

/** The memory after some steps; a request comes with each. */
export function admitted(shape: Shape, steps: number): Admission {
  const [pieces, pages] = [emptyState(shape), emptyState(shape)];
  for (let step = 0; step < steps; step++) advance(shape, pieces, pages, step);
  return { pieces: memoryOf(pieces), pages: memoryOf(pages) };
}

/** The step after which nobody fits any more: one request waits for blocks. */
export function lastStep(shape: Shape): number {
  const [pieces, pages] = [emptyState(shape), emptyState(shape)];
  let step = 0;
  while (pages.waiting === 0) advance(shape, pieces, pages, step++);
  return step;
}
