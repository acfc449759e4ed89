import { definition } from './definition.ts';
import { figures } from './figures.ts';
import { links } from './links.ts';
import { numbers } from './numbers.ts';
import { openings } from './openings.ts';
import { relations } from './relations.ts';
import { type Finding, locate, type Page, type Passage, type ProseRule, type Rule } from './rule.ts';
import { sections } from './sections.ts';
import { sentences } from './sentences.ts';
import { sources } from './sources.ts';
import { spelling } from './spelling.ts';

const proseRules: readonly ProseRule[] = [sentences, openings, numbers, figures, spelling];
const pageRules: readonly Rule[] = [relations, links, sources, definition, sections, ...proseRules];

export type { Finding, Page } from './rule.ts';

/** Everything that is wrong with a page. */
export function checkPage(page: Page): Finding[] {
  return pageRules.flatMap((rule) => rule(page).map((fault) => locate(page.term, fault)));
}

/** Everything that is wrong with prose that is no page, such as the introduction to a topic. */
export function checkProse(passage: Passage): Finding[] {
  return proseRules.flatMap((rule) => rule(passage).map((fault) => locate(passage.term, fault)));
}
