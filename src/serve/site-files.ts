import type { Library } from '../components/library.ts';
import { pageCards } from '../components/page-card.ts';
import { termFiles } from '../components/term-files.ts';
import { cardImage, embedFiles, pageImage } from '../embed/index.ts';
import { shortName, widgets } from '../widgets/index.ts';

/** Every widget's picture, which hosts show beside its address, by its path in the site's folder. */
export function* widgetCards(): Generator<[path: string, body: () => Promise<Uint8Array>]> {
  for (const widget of Object.values(widgets)) yield [`cards/${shortName(widget)}.png`, () => cardImage(widget)];
}

/** All that stands beside the pages and is made without bundling, by its path in the site's folder. */
export function* siteFiles(library: Library): Generator<[path: string, body: () => string | Promise<Uint8Array>]> {
  yield* termFiles(library);
  yield* embedFiles();
  yield* widgetCards();
  for (const [path, card] of pageCards(library.glossary)) yield [path, () => pageImage(card)];
}
