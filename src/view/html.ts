import { attributes, element, type View } from './view.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Shapes of a drawing, which close themselves where they hold nothing. */
const SHAPES = new Set(['circle', 'line', 'path', 'polygon', 'polyline', 'rect']);

/** Elements that never have children. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** Text made safe for element content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** A view as HTML text. Every string in it is escaped: no view can carry markup of its own. */
export function toHtml(node: View): string {
  const own = element(node);
  if (own === undefined) {
    return Array.isArray(node) ? node.map(toHtml).join('') : escapeHtml(String(node));
  }
  const opening = attributes(own)
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join('');
  if (VOID.has(own.tag)) return `<${own.tag}${opening}>`;
  if (SHAPES.has(own.tag) && own.children.length === 0) return `<${own.tag}${opening}/>`;
  return `<${own.tag}${opening}>${own.children.map(toHtml).join('')}</${own.tag}>`;
}
