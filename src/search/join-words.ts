import { array, byteString, firstText, itemsOf, text } from './cbor.ts';
import { fieldsOf } from './pagefind-files.ts';
import { best, type Pages, postingsOf } from './postings.ts';
import { writePages } from './word-pages.ts';

/** A word, or a spelling of it with its accents, as a part of the index has it: `[text, pages, …]`. */
export interface WordOfPart {
  readonly bytes: Uint8Array;
  readonly pages: Pages;
}

function pagesIn(entries: readonly WordOfPart[]): Buffer {
  const all = entries.flatMap(({ bytes, pages }) =>
    postingsOf(fieldsOf('a word', bytes, ['text', 'pages']).pages, pages),
  );
  return byteString(writePages(best(all)));
}

/** One word of all parts, those in order: `[text, pages of each spelling, …]`, each list as bytes that a reader steps over. */
export function joinWord(entries: readonly WordOfPart[]): Buffer {
  const spelled = entries.flatMap(({ bytes, pages }) =>
    itemsOf(fieldsOf('a word', bytes, ['text', 'pages', 'spellings']).spellings).map((spelling) => ({
      bytes: spelling,
      pages,
    })),
  );
  const spellings = Map.groupBy(spelled, ({ bytes }) => firstText(bytes));
  return array([text(firstText(entries[0]?.bytes ?? array([]))), ...[entries, ...spellings.values()].map(pagesIn)]);
}
