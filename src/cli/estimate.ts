import { answerLines } from './lines.ts';

process.exitCode = await answerLines(process.stdin, process.stdout, new Date().toISOString().slice(0, 10));
