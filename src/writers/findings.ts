import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { components } from '../components/prose/index.ts';
import { ContentError, makeGlossary, type PlannedTerm, parseTerm, parseTopic } from '../glossary/index.ts';
import { nameFinder, renderProse } from '../markdown/index.ts';
import { checkPage, checkProse } from '../rules/index.ts';
import { sharedSentences } from './shared-sentences.ts';

/** A fault of the content, as `file:line: what to do`. */
type Line = string;

/** Runs `work`, and keeps a content error as a line instead of stopping at it. */
function keeping<T>(lines: Line[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    lines.push(error.message);
    return undefined;
  }
}

/** Everything that is wrong with the content folder, every page read to its end. */
export async function contentFindings(folder: string): Promise<{ pages: number; lines: Line[] }> {
  const lines: Line[] = [];
  const names = (await readdir(join(folder, 'terms'))).filter((name) => name.endsWith('.mdx') && !name.startsWith('_'));
  const texts = await Promise.all(
    names.sort().map(async (name) => [name, await readFile(join(folder, 'terms', name), 'utf8')] as const),
  );
  const terms = texts.flatMap(([name, text]) => keeping(lines, () => parseTerm(`content/terms/${name}`, text)) ?? []);
  const planned = JSON.parse(await readFile(join(folder, 'planned.json'), 'utf8')) as PlannedTerm[];
  const glossary = makeGlossary(
    terms.filter((term) => !term.draft),
    planned,
  );
  const findNames = nameFinder(glossary.terms);
  const pages = glossary.terms.flatMap((term) => {
    const prose = keeping(lines, () => renderProse(term, { glossary, findNames, components }));
    return prose === undefined ? [] : [{ term, prose }];
  });
  const topics = (await readdir(join(folder, 'topics'))).filter((name) => name.endsWith('.mdx')).sort();
  const introductions = await Promise.all(
    topics.map(async (name) => {
      const file = `content/topics/${name}`;
      const text = await readFile(join(folder, 'topics', name), 'utf8');
      const term = keeping(lines, () => parseTopic(file, text));
      const prose = term && keeping(lines, () => renderProse(term, { glossary, findNames, components }));
      return term === undefined || prose === undefined ? [] : [{ file, term, prose }];
    }),
  );
  const inbound = new Map<string, number>();
  for (const { prose } of pages) for (const { slug } of prose.mentions) inbound.set(slug, (inbound.get(slug) ?? 0) + 1);
  for (const { term, prose } of pages) {
    const findings = checkPage({ term, prose, inbound: inbound.get(term.slug) ?? 0, glossary });
    lines.push(...findings.map(({ slug, line, problem }) => `content/terms/${slug}.mdx:${line}: ${problem}`));
  }
  for (const introduction of introductions.flat()) {
    lines.push(...checkProse(introduction).map(({ line, problem }) => `${introduction.file}:${line}: ${problem}`));
  }
  lines.push(
    ...glossary.names.clashes.map(
      ({ name, slugs: [one, other] }) =>
        `content/terms/${other}.mdx:1: the name "${name}" belongs to ${one} already; keep it on one page`,
    ),
  );
  const written = [
    ...pages.map(({ term, prose }) => ({ file: `content/terms/${term.slug}.mdx`, prose })),
    ...introductions.flat(),
  ];
  return { pages: names.length, lines: [...lines, ...sharedSentences(written)].sort() };
}
