import module from 'node:module';

/** `npm run -s estimate`: what `first-token estimate` does. Compiled modules are kept where Node can (22.1 and later), which halves the start. */
module.enableCompileCache?.();
const { run } = await import('./run.ts');
await run(['estimate', ...process.argv.slice(2)]);
