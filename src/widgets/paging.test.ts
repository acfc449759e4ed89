import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { paging } from './paging.ts';
import { admitted, COLUMNS, lastStep } from './paging-blocks.ts';

const answerTo = (texts: Record<string, string>) => {
  const { answer, error } = outcomeOf(paging, texts);
  if (answer === undefined) throw new Error(error);
  return answer;
};
const ways = (texts: Record<string, string>) =>
  answerTo(texts)
    .data.slice(1)
    .map(([, booked, used, requests, , rate]) => ({
      booked: Number(booked),
      used: Number(used),
      requests: Number(requests),
      rate: Number(rate),
    })) as [Way, Way];
interface Way {
  booked: number;
  used: number;
  requests: number;
  rate: number;
}

// 128 KiB a token: a piece of 8,192 is 1 GiB, 60 blocks of 16 for 950 tokens are 120 MiB; 0.92 × 80 GB less 16 GB of weights hold 57 pieces.
test('pieces of 8,192 tokens let 57 requests run where blocks let eight times as many', () => {
  const [pieces, blocks] = ways({});
  expect(pieces.booked).toBe(2 ** 30);
  expect(blocks.booked).toBe(120 * 2 ** 20);
  expect(pieces.requests).toBeGreaterThan(50);
  expect(pieces.requests).toBeLessThan(62);
  expect(blocks.requests / pieces.requests).toBeCloseTo(2 ** 30 / (120 * 2 ** 20), 0);
});

// Kwon et al.: under 4 % wasted with blocks of 16.
test('blocks of 16 waste under 4 %, blocks of 512 more', () => {
  expect(1 - ways({})[1].used).toBeLessThan(0.04);
  expect(ways({ block: '512' })[1].used).toBeLessThan(ways({})[1].used);
});

// Kwon et al. measured 2 to 4 times the throughput of servers of their day; models and lengths differ, so the bounds are wider.
test('Llama 2 13B with a limit of 2,048 writes two to five times as much, not 24 times', () => {
  const [pieces, blocks] = ways({
    model: 'llama-2-13b',
    accelerator: 'a100-40gb-sxm',
    input: '160',
    output: '340',
    longest: '2048',
  });
  expect(blocks.rate / pieces.rate).toBeGreaterThan(2);
  expect(blocks.rate / pieces.rate).toBeLessThan(5);
});

test('replies that fill their piece gain next to nothing', () => {
  const [pieces, blocks] = ways({ input: '7692', output: '500' });
  expect(blocks.requests / pieces.requests).toBeLessThan(1.1);
  expect(blocks.rate / pieces.rate).toBeLessThan(1.05);
});

// What keeps a machine busy anyway gains nothing from further requests, and turning between them costs it a little.
test('more requests at once write no less, but for 3 % where the machine is busy without them', () => {
  for (const longest of ['1000', '2000', '8192', '100000']) {
    const [pieces, blocks] = ways({ longest });
    expect(blocks.requests).toBeGreaterThan(pieces.requests);
    expect(blocks.rate / pieces.rate).toBeGreaterThan(0.97);
  }
});

test('where not one piece fits, blocks still serve', () => {
  const { headline } = answerTo({ accelerator: 'rtx-4090', longest: '131072' });
  expect(headline).toContain('not even one fits');
});

test('a limit below what requests need, or beyond the model’s context, is refused', () => {
  expect(outcomeOf(paging, { longest: '999' })).toEqual({
    error: '“Longest allowed” must be at least prompt and reply together (1,000 tokens), got 999',
    field: 'longest',
  });
  expect(outcomeOf(paging, { model: 'llama-2-7b', longest: '5000' }).error).toContain('at most the 4,096 tokens');
});

const shape = { rows: 5, input: 900, output: 100, longest: 8192 };

test('a piece stays whole however little is in it, and a block belongs to one request', () => {
  const { pieces, pages } = admitted(shape, 5);
  expect(pieces.running).toBe(5);
  expect(pieces.cells.filter((cell) => cell === 'free')).toEqual([]);
  expect(pages.cells.filter((cell) => cell === 'reserved')).toEqual([]);
  expect(pages.cells.filter((cell) => cell === 'free').length).toBeGreaterThan(3 * COLUMNS);
});

test('a block that is handed out stays where it is', () => {
  for (let step = 1; step < lastStep(shape); step++) {
    const [now, next] = [admitted(shape, step).pages.cells, admitted(shape, step + 1).pages.cells];
    for (const [index, cell] of now.entries()) if (cell !== 'free') expect(next[index]).toBe(cell);
  }
});

test('who was let in can always grow to the end', () => {
  const end = lastStep({ ...shape, input: 200, output: 3000 });
  const { pages } = admitted({ ...shape, input: 200, output: 3000 }, end + 40);
  const cell = 8192 / COLUMNS;
  const first = pages.cells.filter((owner) => owner === 1).length;
  expect(first).toBe(Math.ceil((3200 * 1.6) / cell));
});
