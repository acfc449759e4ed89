import { definition } from './definition.ts';
import { figures } from './figures.ts';
import { links } from './links.ts';
import { numbers } from './numbers.ts';
import { relations } from './relations.ts';
import { type Finding, locate, type Page, type Rule } from './rule.ts';
import { sections } from './sections.ts';
import { sentences } from './sentences.ts';
import { sources } from './sources.ts';

const rules: readonly Rule[] = [relations, links, sources, definition, sections, sentences, numbers, figures];

export type { Finding, Page } from './rule.ts';

/** Everything that is wrong with a page. */
export function checkPage(page: Page): Finding[] {
  return rules.flatMap((rule) => rule(page).map((fault) => locate(page.term, fault)));
}
