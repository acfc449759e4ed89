import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CATEGORY_SLUGS, type Category, parseTopic, type TermSource } from '../glossary/index.ts';
import { type Prose, renderProse, type Surroundings } from '../markdown/index.ts';

/** The introduction to a topic, with what it cites. */
export type TopicProse = Prose & { readonly sources: readonly TermSource[] };

const fileOf = (category: Category): string => `content/topics/${category}.mdx`;

/** When the introductions were changed last, to compare with when they were read. */
export async function topicsChanged(): Promise<string> {
  const files = CATEGORY_SLUGS.map((category) => stat(join(process.cwd(), fileOf(category))));
  return (await Promise.all(files)).map(({ mtimeMs }) => mtimeMs).join();
}

/** The introduction in a topic's file. */
export async function topicProse(category: Category, surroundings: Surroundings): Promise<TopicProse> {
  const file = fileOf(category);
  const topic = parseTopic(file, await readFile(join(process.cwd(), file), 'utf8'));
  return { ...renderProse(topic, surroundings), sources: topic.sources };
}
