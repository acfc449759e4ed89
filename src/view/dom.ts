import { attributes, element, type View } from './view.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A view as DOM nodes, made without parsing markup, so that strict Trusted Types hosts allow it. */
export function toDom(node: View, document: Document, svg = false): Node {
  const own = element(node);
  if (own === undefined) {
    if (!Array.isArray(node)) return document.createTextNode(String(node));
    const fragment = document.createDocumentFragment();
    fragment.append(...node.map((child: View) => toDom(child, document, svg)));
    return fragment;
  }
  const inSvg = svg || own.tag === 'svg';
  const made = inSvg ? document.createElementNS(SVG, own.tag) : document.createElement(own.tag);
  for (const [name, value] of attributes(own)) made.setAttribute(name, value);
  made.append(...own.children.map((child) => toDom(child, document, inSvg)));
  return made;
}
