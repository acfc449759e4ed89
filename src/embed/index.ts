export { bundleEmbed, type Embed } from './build.ts';
export { card } from './card.ts';
export { frameQuery, messages } from './frame-protocol.ts';
export { manifest } from './manifest.ts';
export { cardImage, type PageCard, pageImage } from './picture.ts';
export { presetNamed, presetPaths } from './presets.ts';
export { type EmbedTexts, embedTexts, publishedEmbed, shownWidget } from './published.ts';
export { elementTypes, reactTypes, widgetTypes } from './typings.ts';
