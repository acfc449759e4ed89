export { toDom } from './dom.ts';
export { escapeHtml, toHtml } from './html.ts';
export { attributes, element, type View, type ViewElement, view } from './view.ts';
