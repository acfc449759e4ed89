import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifest } from '../embed/index.ts';
import { libraryTypes, tagDeclarations } from './declarations.ts';
import { entries, library, widgetModules } from './modules.ts';

/** Where `npm pack` finds what the package's `exports` name. */
const OUT = 'lib';

await rm(OUT, { recursive: true, force: true });
const files = [
  ...(await library()),
  ...(await widgetModules()),
  ...libraryTypes(entries),
  ...tagDeclarations(),
  ['custom-elements.json', `${JSON.stringify(manifest('lib/widgets/all.js'), undefined, 1)}\n`],
] as const;
for (const [path, text] of files) {
  await mkdir(dirname(join(OUT, path)), { recursive: true });
  await writeFile(join(OUT, path), text);
}
