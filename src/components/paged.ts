/** Entries on one page of a list. What is longer goes on on further pages, so that no page grows with the glossary. */
export const ON_ONE_PAGE = 200;

/** Terms that the A–Z and the map show on one page, so that it can be read and filtered whole; beyond, they lead to parts. */
export const ON_ONE_LIST = 600;

/** Terms of a topic that stand on the home page and on the map of a glossary that is too large for one list. */
export const OF_A_TOPIC = 24;
