import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { answerLines } from './lines.ts';

/** What comes out for pieces of input, and the exit code. */
async function run(...pieces: (string | Buffer)[]): Promise<{ code: number; answers: Record<string, unknown>[] }> {
  let text = '';
  const output = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  const code = await answerLines(Readable.from(pieces, { objectMode: false }), output, '2026-11-24');
  return {
    code,
    answers: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

const good = '{"model":"llama-3.1-8b","accelerator":"h100-sxm"}';
const bad = '{"model":"llama-3.1-8b","accelerator":"h100-sxm","inputTokens":0}';

test('lines are answered in order, and a bad one neither stops the others nor goes unpunished', async () => {
  const { code, answers } = await run(`${good}\n${bad}\n${good}\n`);
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(code).toBe(1);
});

test('all good is exit code 0; the last line needs no newline, empty ones and a byte order mark are skipped', async () => {
  const { code, answers } = await run(`\uFEFF${good}\r\n\r\n   \n${good}`);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(code).toBe(0);
});

test('a line, or a letter of it, may arrive in pieces', async () => {
  const line = Buffer.from('{"model":"modèle","accelerator":"h100-sxm"}\n');
  const { answers } = await run(...Array.from(line, (byte) => Buffer.from([byte])));
  expect(answers).toEqual([expect.objectContaining({ ok: false, error: expect.stringContaining('"modèle"') })]);
});

test('no input is no answer', async () => {
  expect(await run('')).toEqual({ code: 0, answers: [] });
});
