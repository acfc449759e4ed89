import { array, firstText, itemsOf, text } from './cbor.ts';
import { fieldsOf } from './pagefind-files.ts';
import { best, type Pages, postingsOf, written } from './postings.ts';

/** A word, or a spelling of it with its accents, as a part of the index has it: `[text, pages, …]`. */
export interface WordOfPart {
  readonly bytes: Buffer;
  readonly pages: Pages;
}

function pagesIn(entries: readonly WordOfPart[]): Buffer {
  const all = entries.flatMap(({ bytes, pages }) =>
    postingsOf(fieldsOf('a word', bytes, ['text', 'pages']).pages, pages),
  );
  return array(written(best(all)));
}

/** One word of all parts, those in order: `[text, pages, spellings]`, each spelling `[text, pages]`. */
export function joinWord(entries: readonly WordOfPart[]): Buffer {
  const spelled = entries.flatMap(({ bytes, pages }) =>
    itemsOf(fieldsOf('a word', bytes, ['text', 'pages', 'spellings']).spellings).map((spelling) => ({
      bytes: spelling,
      pages,
    })),
  );
  const spellings = Map.groupBy(spelled, ({ bytes }) => firstText(bytes));
  return array([
    text(firstText(entries[0]?.bytes ?? array([]))),
    pagesIn(entries),
    array([...spellings].map(([name, all]) => array([text(name), pagesIn(all)]))),
  ]);
}
