export { CATEGORY_SLUGS, type Category, categories } from './categories.ts';
export { type Glossary, makeGlossary } from './glossary.ts';
export { loadGlossary, type Parse } from './load.ts';
export { normalName } from './names.ts';
export { ContentError, parseTerm, parseTopic } from './parse.ts';
export { readBefore, readBeside, readingOrder } from './reading-order.ts';
export { redirectsOf } from './redirects.ts';
export type { PlannedTerm, Term, TermSource } from './term.ts';
