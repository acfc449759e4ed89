export { bundleEmbed, type Embed } from './build.ts';
export { card } from './card.ts';
export { frameQuery, messages } from './frame-protocol.ts';
export { manifest } from './manifest.ts';
export { type PageCard, pageImage } from './page-picture.ts';
export { embedFiles, type ShownWidgets, shownWidget, shownWidgets } from './published.ts';
export { elementTypes, reactTypes, widgetTypes } from './typings.ts';
export { cardImage } from './widget-picture.ts';
