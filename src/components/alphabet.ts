import type { Glossary, Term } from '../glossary/index.ts';
import { ON_ONE_PAGE } from './paged.ts';

/** The letter under which a title stands; `#` for those that begin with none. */
const letterOf = ({ title }: Term): string => (/^[a-z]/i.test(title) ? title.charAt(0).toUpperCase() : '#');

/** The terms by letter, in the order of the alphabet. */
export const byLetter = ({ terms }: Glossary): Map<string, readonly Term[]> => Map.groupBy(terms, letterOf);

/** A letter as an address has it. */
export const letterPath = (letter: string): string => (letter === '#' ? 'other' : letter.toLowerCase());

/** The pages of a letter, each with its first and last title, as the spine of an encyclopedia names them. */
export function volumes(letter: string, terms: readonly Term[]): { href: string; first: string; last: string }[] {
  const count = Math.ceil(terms.length / ON_ONE_PAGE);
  return Array.from({ length: count }, (_, index) => ({
    href: `/terms/letter/${letterPath(letter)}/${index === 0 ? '' : `${index + 1}/`}`,
    first: terms[index * ON_ONE_PAGE]?.title ?? '',
    last: terms[Math.min((index + 1) * ON_ONE_PAGE, terms.length) - 1]?.title ?? '',
  }));
}
