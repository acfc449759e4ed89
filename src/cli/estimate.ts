import { enableCompileCache } from 'node:module';

/** `npm run -s estimate`: what `first-token estimate` does. Compiled modules are kept, which halves the start. */
enableCompileCache();
const { run } = await import('./run.ts');
await run(['estimate', ...process.argv.slice(2)]);
