import type { Page } from 'playwright-core';

/** One thing as a browser tells assistive technology of it. */
export interface Told {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** States and relations that are told with it: expanded, selected, live, … */
  readonly states: Readonly<Record<string, unknown>>;
  /** What it says with everything in it. */
  readonly text: string;
  /** What is in it, from the outermost. */
  readonly within: readonly Told[];
}

interface Value {
  readonly value?: unknown;
  readonly relatedNodes?: readonly { readonly text?: string; readonly idref?: string }[];
}

interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly value?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
}

const textOf = (value: Value | undefined): string => String(value?.value ?? '');

const statesOf = ({ value, properties = [] }: TreeNode): Record<string, unknown> => ({
  ...(value === undefined ? {} : { value: value.value }),
  ...Object.fromEntries(
    properties.map(({ name, value: own }) => [
      name,
      own.value ?? own.relatedNodes?.map(({ idref }) => idref).join(' '),
    ]),
  ),
});

/** Everything on a page that assistive technology is told of, in order. */
export async function toldOf(page: Page): Promise<Told[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly TreeNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const gather = (id: string): Told[] => {
    const node = byId.get(id);
    if (node === undefined) return [];
    const within = (node.childIds ?? []).flatMap(gather);
    if (node.ignored) return within;
    const role = textOf(node.role);
    if (role === 'InlineTextBox') return [];
    const name = textOf(node.name);
    const text =
      role === 'StaticText' ? name : within.map((one) => (one.role === 'StaticText' ? one.name : '')).join('');
    return [{ role, name, description: textOf(node.description), states: statesOf(node), text, within }, ...within];
  };
  return nodes[0] === undefined ? [] : gather(nodes[0].nodeId);
}

/** Those of a role, with a name where one is given. */
export const ofRole = (told: readonly Told[], role: string, name?: string | RegExp): Told[] =>
  told.filter(
    (one) =>
      one.role === role && (name === undefined || (typeof name === 'string' ? one.name === name : name.test(one.name))),
  );
