import type { Rule } from './rule.ts';

/** Terms that a page links to at the least; a planned one counts, since its link comes with its page. */
const FEWEST_LINKS = 3;

/** No page is an orphan, and none is a dead end. */
export const links: Rule = ({ prose, inbound }) => [
  ...(inbound === 0 ? ['no other page links here; name it where a reader would meet it first'] : []),
  ...(prose.links.length < FEWEST_LINKS
    ? [`links to ${prose.links.length} other terms; expected at least ${FEWEST_LINKS}`]
    : []),
];
