import type { Plugin } from 'rolldown';
import { childrenOf, isNode, type Node } from './syntax.ts';

/** The value of a widget's `about`, wherever in its module it stands. */
function aboutIn(node: Node): Node | undefined {
  if (node.type === 'Property') {
    const { key, value } = node as Node & { readonly key: unknown; readonly value: unknown };
    if (isNode(key) && 'name' in key && key.name === 'about' && isNode(value)) return value;
  }
  for (const child of childrenOf(node)) {
    const found = aboutIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What was made of a module, which several bundles hold. */
const lean = new Map<string, string | undefined>();

/** The text about a widget stands on its tool's page alone: its script leaves it at home. */
export const leanWidget: Plugin = {
  name: 'lean-widget',
  transform: {
    filter: { id: /\/widgets\/[\w-]+\.ts$/, code: 'about: [' },
    handler(code, id) {
      if (!lean.has(code)) {
        const about = aboutIn(this.parse(code, { lang: id.endsWith('.ts') ? 'ts' : 'js' }));
        lean.set(code, about && `${code.slice(0, about.start)}['']${code.slice(about.end)}`);
      }
      return lean.get(code);
    },
  },
};
