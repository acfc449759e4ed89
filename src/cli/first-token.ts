#!/usr/bin/env node
import module from 'node:module';

/** The package's command. Compiled modules are kept where Node can (22.1 and later), which halves the start. */
module.enableCompileCache?.();
const { run } = await import('./run.ts');
await run(process.argv.slice(2));
