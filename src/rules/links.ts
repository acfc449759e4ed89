import type { Rule } from './rule.ts';

/** Pages that a page links to at the least. */
export const FEWEST_LINKS = 3;

/** No page is an orphan, and none is a dead end. */
export const links: Rule = ({ prose, inbound }) => [
  ...(inbound === 0 ? ['no other page links here; name it where a reader would meet it first'] : []),
  ...(prose.mentions.length < FEWEST_LINKS
    ? [`links to ${prose.mentions.length} other terms; expected at least ${FEWEST_LINKS}`]
    : []),
];
