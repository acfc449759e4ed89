export { type FindNames, nameFinder } from './auto-links.ts';
export { type Child, childHtml, Html, plainText } from './html.ts';
export type { Component, Props } from './jsx.ts';
export { blockTexts, type Mention, sentencesOf } from './mentions.ts';
export { type Heading, type Prose, renderProse } from './render.ts';
export { htmlToMarkdown } from './to-markdown.ts';
