/** Links of prose to terms, each of which has a hover card; the page that lists all terms has none. */
const TERM_LINK = '.prose a[href^="/terms/"]:not([href="/terms/"]), .chain a';

/** The link to a term that an event is about. */
export const termLinkAt = (event: Event): HTMLAnchorElement | null =>
  (event.target as Element).closest<HTMLAnchorElement>(TERM_LINK);
