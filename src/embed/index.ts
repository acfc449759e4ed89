export { bundleEmbed, type Embed } from './build.ts';
export { card } from './card.ts';
export { embedDocument } from './document.ts';
export { frameQuery, messages } from './frame-protocol.ts';
export { manifest } from './manifest.ts';
export { oembed } from './oembed.ts';
export { cardImage, type PageCard, pageImage } from './picture.ts';
export { presetNamed, presetPaths } from './presets.ts';
export { elementTypes, reactTypes, widgetTypes } from './typings.ts';
