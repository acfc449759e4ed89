import type { Library } from '../components/library.ts';
import { pageCards } from '../components/page-card.ts';
import { glossaryFiles, termFiles } from '../components/term-files.ts';
import { pageImage } from '../embed/page-picture.ts';
import { embedFiles } from '../embed/published.ts';
import { cardImage } from '../embed/widget-picture.ts';
import { shortName, widgets } from '../widgets/index.ts';

/** Every widget's picture, which hosts show beside its address, by its path in the site's folder. */
export function* widgetCards(): Generator<[path: string, body: () => Promise<Uint8Array>]> {
  for (const widget of Object.values(widgets)) yield [`cards/${shortName(widget)}.png`, () => cardImage(widget)];
}

/** All that stands beside the pages and is made without bundling, by its path in the site's folder. */
export function* siteFiles(
  library: Library,
): Generator<readonly [path: string, body: () => string | Promise<Uint8Array>]> {
  const filesOf = termFiles(library);
  for (const term of library.glossary.terms) yield* filesOf(term);
  yield* glossaryFiles(library);
  yield* embedFiles();
  yield* widgetCards();
  for (const [path, card] of pageCards(library.glossary)) yield [path, () => pageImage(card)];
}
