export { withApostrophes } from './apostrophes.ts';
export { toDom } from './dom.ts';
export { bar, label, line, picture, WIDTH } from './draw.ts';
export { escapeHtml, toHtml } from './html.ts';
export { joined } from './join.ts';
export { type View, type ViewElement, view } from './view.ts';
