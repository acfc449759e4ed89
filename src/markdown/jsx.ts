import { escapeHtml } from '../view/index.ts';
import { type Child, childHtml, Html } from './html.ts';

export type Props = Readonly<Record<string, unknown>> & { readonly children?: Child };

/** A tag of the prose that is a function of its attributes. */
export type Component = (props: Props) => Html;

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/**
 * A JSX runtime that writes text: `evaluate` calls it for every tag of a document, children first.
 * Ten thousand documents need no module and no virtual tree.
 */
export function jsx(type: string | Component, props: Props): Html {
  if (typeof type === 'function') return type(props);
  const { children, ...rest } = props;
  let opening = type;
  for (const [name, value] of Object.entries(rest)) {
    if (value === false || value === undefined || value === null) continue;
    opening += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  }
  return new Html(VOID.has(type) ? `<${opening}>` : `<${opening}>${childHtml(children)}</${type}>`);
}
