import { pathToFileURL } from 'node:url';
import type { Plugin } from 'rolldown';

/** A tokenizer's vocabulary as one text: the bundler and a browser read that faster than two hundred thousand of them. */
export const vocabularyAsText: Plugin = {
  name: 'vocabulary-as-text',
  load: {
    filter: { id: /\/gpt-tokenizer\/esm\/bpeRanks\/\w+\.js$/ },
    async handler(id) {
      const { default: ranks } = (await import(pathToFileURL(id).href)) as { default: unknown };
      return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(ranks))});`, moduleType: 'js' };
    },
  },
};
