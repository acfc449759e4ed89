import type { Readable, Writable } from 'node:stream';
import type { DateText } from '../catalogue/schema.ts';
import { kinds } from './kinds.ts';
import { answerLines } from './lines.ts';

/** Where a command reads and writes, and the day that prices are aged by. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly today: DateText;
}

const USAGE = 'usage: first-token estimate < scenarios.jsonl';
const EXAMPLE =
  '{"model":"llama-3.1-8b","accelerator":"h100-sxm","inputTokens":1024,"outputTokens":256,"concurrency":8}';

const keysOf = (name: string): string => {
  const { properties = {}, required = [] } = (kinds[name]?.schema ?? {}) as {
    readonly properties?: object;
    readonly required?: readonly string[];
  };
  const keys = Object.keys(properties).map((key) => (required.includes(key) ? `${key}*` : key));
  return `  ${name.padEnd(9)} ${keys.join(' ')}`;
};

const help = (): string => `${USAGE}

Reads scenarios, one JSON object a line, and writes an answer a line, in order: seconds, bytes, tokens, joules and USD,
as ranges. Exit code 1 where a line was refused ({"ok":false,"code","path","error"}), 2 where the command was wrong.

  echo '${EXAMPLE}' | first-token estimate

Keys by kind (chat unless told; * must be given):
${Object.keys(kinds).map(keysOf).join('\n')}
`;

/** Runs the words of a command line. @returns its exit code */
export async function command(words: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  const [verb, ...rest] = words;
  const wrong = (problem: string): 2 => {
    around.stderr.write(`first-token: ${problem}\n${USAGE}\n`);
    return 2;
  };
  if (words.some((word) => word === '--help' || word === '-h')) {
    around.stdout.write(help());
    return 0;
  }
  if (verb === undefined) return wrong('expected a command, got nothing');
  if (verb !== 'estimate') return wrong(`unknown command "${verb}"; expected estimate`);
  if (rest.length > 0) return wrong(`scenarios are read from standard input, got the argument "${rest[0]}"`);
  if (around.stdin.isTTY === true) around.stderr.write('Reading scenarios, one JSON object a line; Ctrl-D ends.\n');
  return answerLines(around.stdin, around.stdout, around.today);
}
