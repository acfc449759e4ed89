import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build, outDir } from './build.ts';
import { serve } from './server.ts';

const DEFAULT_PORT = 4321;

function stop(problem: string): never {
  console.error(problem);
  process.exit(1);
}

/** Whether a port of loopback can be taken. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

const port = Number(process.env.PORT ?? DEFAULT_PORT);
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stop(`PORT must be a whole number from 1 to 65535, got "${process.env.PORT}"`);
if (!(await isFree(port))) stop(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);

if (!process.argv.includes('--no-build')) {
  try {
    await build();
  } catch (error) {
    stop(`Build failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (!existsSync(join(outDir, 'index.html'))) stop(`${outDir}/ has no site in it. Run: npm run build`);

const { url, close } = await serve({ root: outDir, port });
console.log(`Serving on ${url}/ (Ctrl-C ends it)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close().then(() => process.exit(0)));
