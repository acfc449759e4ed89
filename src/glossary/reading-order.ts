import { CATEGORY_SLUGS, type Category } from './categories.ts';
import type { Glossary } from './glossary.ts';
import type { Term } from './term.ts';

/** Terms so that each stands after those to be read before it, else in the order given. A circle is left where it is entered. */
function inOrder(glossary: Glossary, terms: readonly Term[]): Term[] {
  const ordered = new Set<Term>();
  const entered = new Set<Term>();
  const visit = (term: Term): void => {
    if (entered.has(term)) return;
    entered.add(term);
    for (const slug of term.before) {
      const earlier = glossary.term(slug);
      if (earlier !== undefined) visit(earlier);
    }
    ordered.add(term);
  };
  for (const term of terms) visit(term);
  return [...ordered];
}

/** Everything to be read before a term, the first to read first. */
export function readBefore(glossary: Glossary, term: Term): Term[] {
  return inOrder(glossary, [term]).filter((earlier) => earlier !== term);
}

const orders = new WeakMap<Glossary, Map<Category, readonly Term[]>>();

/** The terms of a category as an introduction would take them: what others build on first, the day-one terms early. */
export function readingOrder(glossary: Glossary, category: Category): readonly Term[] {
  const known = orders.get(glossary) ?? new Map<Category, readonly Term[]>();
  orders.set(glossary, known);
  const order = known.get(category) ?? ordered(glossary, category);
  known.set(category, order);
  return order;
}

function ordered(glossary: Glossary, category: Category): readonly Term[] {
  const own = glossary.terms.filter((term) => term.category === category);
  const byTier = own.toSorted((a, b) => a.tier - b.tier || a.before.length - b.before.length);
  return inOrder(glossary, byTier).filter((term) => term.category === category);
}

/** What is read around a term. */
interface Beside {
  readonly previous: Term | undefined;
  readonly next: Term | undefined;
}

const besides = new WeakMap<Glossary, ReadonlyMap<Term, Beside>>();

function besideAll(glossary: Glossary): ReadonlyMap<Term, Beside> {
  const all = CATEGORY_SLUGS.flatMap((category) => readingOrder(glossary, category));
  return new Map(all.map((term, place) => [term, { previous: all[place - 1], next: all[place + 1] }]));
}

/** What is read before and after a term, one topic after another. */
export function readBeside(glossary: Glossary, term: Term): Beside {
  const known = besides.get(glossary) ?? besideAll(glossary);
  besides.set(glossary, known);
  return known.get(term) ?? { previous: undefined, next: undefined };
}
