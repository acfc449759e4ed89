import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Category, type Glossary, parseTopic, type TermSource } from '../glossary/index.ts';
import { nameFinder, type Prose, renderProse } from '../markdown/index.ts';
import { components } from './prose/index.ts';

/** The introduction to a topic, with what it cites: `content/topics/<category>.mdx`. */
export async function topicProse(
  glossary: Glossary,
  category: Category,
): Promise<Prose & { readonly sources: readonly TermSource[] }> {
  const file = `content/topics/${category}.mdx`;
  const topic = parseTopic(file, await readFile(join(process.cwd(), file), 'utf8'));
  const findNames = nameFinder(glossary.terms);
  return { ...renderProse(topic, { glossary, findNames, components }), sources: topic.sources };
}
