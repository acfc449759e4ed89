#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

/** The package's command. Compiled modules are kept, which halves the start. */
enableCompileCache();
const { run } = await import('./run.ts');
await run(process.argv.slice(2));
