import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { command } from './command.ts';
import { kinds } from './kinds.ts';

async function run(words: readonly string[], input = '') {
  const texts = ['', ''] as [string, string];
  const sink = (which: 0 | 1) =>
    new Writable({
      write(chunk, _, done) {
        texts[which] += chunk;
        done();
      },
    });
  const stdin = Readable.from([input], { objectMode: false });
  const code = await command(words, { stdin, stdout: sink(0), stderr: sink(1), today: '2026-11-24' });
  return { code, out: texts[0], err: texts[1] };
}

test('--help names every kind and every key that must be given', async () => {
  const { code, out, err } = await run(['--help']);
  expect(code).toBe(0);
  expect(err).toBe('');
  for (const name of Object.keys(kinds)) expect(out).toContain(`\n  ${name} `);
  expect(out).toContain('chat      kind model* accelerator* accelerators');
});

test('the example of the help is answered', async () => {
  const { out } = await run(['estimate', '--help']);
  const [line = ''] = out.match(/\{"model".*\}(?=')/) ?? [];
  expect(await run(['estimate'], line)).toMatchObject({ code: 0, out: expect.stringMatching(/^\{"ok":true,/) });
});

test.each([
  ['no command', [], 'expected a command, got nothing'],
  ['an unknown command', ['guess'], 'unknown command "guess"; expected estimate'],
  ['a file name', ['estimate', 'a.jsonl'], 'scenarios are read from standard input, got the argument "a.jsonl"'],
])('%s is exit code 2, with the usage on standard error alone', async (_, words, problem) => {
  const { code, out, err } = await run(words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe(`first-token: ${problem}\nusage: first-token estimate < scenarios.jsonl\n`);
});
