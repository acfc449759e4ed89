import { CATEGORY_SLUGS, type Category, categories, type Glossary, type Term } from '../glossary/index.ts';

/** Pictures drawn for single terms: each takes a build some 40 ms, so a glossary of thousands has them for its first terms. */
const MOST = 120;

/** Terms with a picture of their own; the others show that of their topic. */
function termsWithCard(glossary: Glossary): readonly Term[] {
  return glossary.terms.filter(({ tier }) => tier === 1).slice(0, MOST);
}

const owners = new WeakMap<Glossary, ReadonlySet<Term>>();

/** Address of the picture that hosts show beside a term's address. */
export function cardOf(term: Term, glossary: Glossary): string {
  const known = owners.get(glossary) ?? new Set(termsWithCard(glossary));
  owners.set(glossary, known);
  return known.has(term) ? `/cards/terms/${term.slug}.png` : topicCard(term.category);
}

export const topicCard = (category: Category): string => `/cards/topics/${category}.png`;

/** What the pictures say. */
const termCardText = (term: Term) => ({
  kind: categories[term.category].name,
  title: term.title,
  text: term.short,
});
const topicCardText = (category: Category) => ({
  kind: 'Topic',
  title: categories[category].name,
  text: categories[category].about,
});

/** Every picture of a page with what it says, by its path in the site's folder. */
export function* pageCards(glossary: Glossary) {
  for (const term of termsWithCard(glossary)) yield [`cards/terms/${term.slug}.png`, termCardText(term)] as const;
  for (const category of CATEGORY_SLUGS) yield [`cards/topics/${category}.png`, topicCardText(category)] as const;
}
