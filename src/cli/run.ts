import { command } from './command.ts';

/** Runs a command with the process's own streams. A reader that has gone away (`| head`) ends it quietly. */
export async function run(words: readonly string[]): Promise<void> {
  const { stdin, stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await command(words, { stdin, stdout, stderr, today: new Date().toISOString().slice(0, 10) });
}
