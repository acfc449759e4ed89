import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { widgetNames } from '../widgets/index.ts';

const WIDGETS = join(import.meta.dirname, '../widgets');
const ENTRY = '\0package-widget:';

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** A widget whose answers are found elsewhere has a file of its own for browsers, and maybe one for the package. */
const fileOf = (name: string): string =>
  [`${name}-package`, `${name}-live`, name].map((one) => join(WIDGETS, `${one}.ts`)).find(existsSync) ?? name;

function entryOf(name: string, site: string): string {
  return `import { define } from '${join(WIDGETS, 'frame/define.ts')}';
import { ${camelCase(name)} } from '${fileOf(name)}';
const further = () => import('${join(WIDGETS, 'on-demand/index.ts')}').then(({ onDemand }) => onDemand);
define(${camelCase(name)}, ${JSON.stringify(site)}, further);`;
}

/** The package's modules that make tags live, by name: each widget's own, `all`, and `react`, which is `all` with other types. */
export const widgetInputs: Readonly<Record<string, string>> = {
  all: `${ENTRY}all`,
  react: `${ENTRY}react`,
  ...Object.fromEntries(widgetNames.map((name) => [name, ENTRY + name])),
};

/** Makes those modules. Links of their widgets lead to `site`. */
export const widgetEntries = (site: string): Plugin => ({
  name: 'package-widget-entries',
  resolveId: (id) => (id.startsWith(ENTRY) ? id : undefined),
  load(id) {
    if (!id.startsWith(ENTRY)) return undefined;
    const name = id.slice(ENTRY.length);
    if (name === 'react') return `import '${ENTRY}all';`;
    return name === 'all' ? widgetNames.map((one) => `import '${ENTRY}${one}';`).join('\n') : entryOf(name, site);
  },
});

/** Puts what loads on use as modules in the place of what loads scripts. */
export const modulesForScripts: Plugin = {
  name: 'modules-for-scripts',
  async resolveId(source, importer) {
    if (!source.endsWith('/scripts.ts') || importer === undefined) return undefined;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found?.id === join(WIDGETS, 'frame/scripts.ts') ? join(import.meta.dirname, 'loaded-on-use.ts') : undefined;
  },
};
