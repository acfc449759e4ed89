import type { Glossary } from './glossary.ts';

/** A name as an address has it. */
const addressOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Addresses under which a term is looked for and its page does not stand: its acronym, its aliases, its title. */
export function redirectsOf(glossary: Glossary): Map<string, string> {
  const redirects = new Map<string, string>();
  for (const { slug, title, acronym, aliases } of glossary.terms) {
    for (const name of [title, ...(acronym === undefined ? [] : [acronym]), ...aliases]) {
      const address = addressOf(name);
      const taken = glossary.term(address) !== undefined || redirects.has(address);
      if (address !== '' && !taken) redirects.set(address, slug);
    }
  }
  return redirects;
}
