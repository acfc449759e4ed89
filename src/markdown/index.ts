export { nameFinder } from './auto-links.ts';
export { replaceCitations } from './citations.ts';
export { childHtml, Html } from './html.ts';
export type { Component, Props } from './jsx.ts';
export { blockTexts, sentencesOf } from './mentions.ts';
export { type Prose, renderProse, type Surroundings } from './render.ts';
export { htmlToMarkdown } from './to-markdown.ts';
