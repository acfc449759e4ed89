import { createInterface } from 'node:readline';
import { answer } from './answer.ts';

/** Scenarios, one JSON object a line, from standard input; an answer a line, in order. Exit code 1 where one was refused. */
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  const given = answer(line);
  if (!given.ok) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify(given)}\n`);
}
