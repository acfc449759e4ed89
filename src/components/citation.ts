import type { Term } from '../glossary/index.ts';
import { site } from '../site.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Text in which TeX sees no command. */
const tex = (text: string): string => text.replace(/[&%$#_{}]/g, '\\$&');

/** The page as a BibTeX entry. The second braces keep a style from making small letters of an acronym. */
export function bibtex(term: Term): string {
  const [year] = term.reviewed.split('-');
  return `@misc{${term.slug},
  title        = {{${tex(term.title)}}},
  author       = {{${tex(site.author)}}},
  year         = {${year}},
  howpublished = {\\url{${site.url}/terms/${term.slug}/}},
  note         = {${tex(site.name)}, reviewed ${term.reviewed}}
}`;
}

/** The page as an APA reference. */
export function apa(term: Term): string {
  const [year, month = '1', day = '1'] = term.reviewed.split('-');
  const date = `${year}, ${MONTHS[Number(month) - 1]} ${Number(day)}`;
  return `${site.author}. (${date}). ${term.title}. ${site.name}. ${site.url}/terms/${term.slug}/`;
}
