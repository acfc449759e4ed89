export { type BundleSize, buildEmbed } from './build.ts';
export { embedDocument } from './document.ts';
