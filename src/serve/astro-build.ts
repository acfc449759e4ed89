import { otherCore } from './other-core.ts';
import { tell } from './progress.ts';

/** Builds the site in a process of its own, which `build.ts` starts and listens to. */

otherCore(); // Astro takes half a second to load, which the other core need not wait for
const { build } = await import('astro');
try {
  await build({ logLevel: 'error' });
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
await tell({ built: true });
process.exit(); // at once: to give back a gigabyte piece by piece takes a tenth of a second
