import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Category, Glossary } from '../glossary/index.ts';
import { nameFinder, type Prose, renderProse } from '../markdown/index.ts';
import { components } from './prose/index.ts';

/** The introduction to a topic: `content/topics/<category>.mdx`, prose without front matter. */
export async function topicProse(glossary: Glossary, category: Category): Promise<Prose> {
  const file = `content/topics/${category}.mdx`;
  const body = await readFile(join(process.cwd(), file), 'utf8');
  const findNames = nameFinder(glossary.terms);
  return renderProse({ slug: '', file, body, bodyLine: 1, sources: [] }, { glossary, findNames, components });
}
