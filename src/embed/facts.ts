import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';

/**
 * Facts travel as data: each module of `widgets/facts` is run at build, and what it exports stands in the bundle in its
 * place. So a row's sources, and the code that reads them, stay at home.
 */
export const factsAsData: Plugin = {
  name: 'facts-as-data',
  load: {
    filter: { id: /\/widgets\/facts\/(?!strip)[\w-]+\.ts$/ },
    async handler(id) {
      const facts = (await import(pathToFileURL(id).href)) as Readonly<Record<string, unknown>>;
      const code = Object.entries(facts).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
      return { code: code.join('\n'), moduleType: 'js' };
    },
  },
};
