import type { Rule } from './rule.ts';

/** The sections of every page, in order. A page may have more between them. */
export const SECTIONS = ['Definition', 'Why it matters', 'Key points', 'Example', 'Common misconception'];

/** Required sections are present and in order. */
export const sections: Rule = ({ prose }) => {
  const own = prose.headings.map(({ text }) => text);
  const missing = SECTIONS.filter((section) => !own.includes(section));
  if (missing.length > 0) return missing.map((section) => `section "## ${section}" is missing`);
  const order = own.filter((text) => SECTIONS.includes(text));
  return order.join() === SECTIONS.join()
    ? []
    : [`sections stand as ${order.join(', ')}; expected ${SECTIONS.join(', ')}`];
};
