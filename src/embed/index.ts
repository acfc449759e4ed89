export { buildEmbed } from './build.ts';
export { card } from './card.ts';
export { embedDocument } from './document.ts';
export { oembed } from './oembed.ts';
export { cardImage } from './picture.ts';
export { presetNamed, presetPaths } from './presets.ts';
