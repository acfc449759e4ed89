import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_SCHEMA, dump, load } from 'js-yaml';
import { type Glossary, loadGlossary } from '../glossary/index.ts';

/** Parts of the project that a build needs. */
const PARTS = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'] as const;

/** One page in this many has a widget. */
const WIDGET_EVERY = 10;

const SYLLABLES = [
  'ba',
  'den',
  'fo',
  'gri',
  'ka',
  'lum',
  'mo',
  'nes',
  'pra',
  'ru',
  'sil',
  'ta',
  've',
  'wo',
  'xan',
  'zi',
];

/** A word that no page has, the same for the same number. */
export function coinedWord(number: number): string {
  let [word, rest] = ['', number + SYLLABLES.length];
  for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word = SYLLABLES[rest % SYLLABLES.length] + word;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const FENCE = /^---\n([\s\S]*?)\n---\n/;
const WIDGET = /^<Widget [^\n]*\/>\n\n?/gm;
const WIKI = /\[\[([^\]|]+)/g;

interface Front {
  title: string;
  acronym?: string;
  aliases?: string[];
  related: string[];
  confusedWith?: string[];
  before?: string[];
  autolink?: boolean | string[];
  widget?: string;
}

/** A page of the glossary as another generation has it: its names begin with the generation's word, and its links lead to its like. */
function bred(text: string, word: string, slugOf: (name: string) => string | undefined): string {
  const fence = FENCE.exec(text);
  if (fence === null) throw new Error('a page of the glossary has no front matter');
  const front = load(fence[1] ?? '', { schema: CORE_SCHEMA }) as Front;
  const named = (name: string): string => `${word} ${name}`;
  const kin = (slugs: string[] = []): string[] => slugs.map((slug) => slugOf(slug) ?? slug);
  const body = text
    .slice(fence[0].length)
    .replace(WIKI, (whole, name: string) => {
      const slug = slugOf(name);
      return slug === undefined ? whole : `[[${slug}`;
    })
    .replace(/\n$/, '');
  return `---\n${dump(
    {
      ...front,
      title: named(front.title),
      ...(front.acronym === undefined ? {} : { acronym: named(front.acronym) }),
      aliases: (front.aliases ?? []).map(named),
      related: kin(front.related),
      confusedWith: kin(front.confusedWith),
      before: kin(front.before),
      ...(Array.isArray(front.autolink) ? { autolink: front.autolink.map(named) } : {}),
    },
    { lineWidth: -1 },
  )}---\n${body} ${word} is the name of this variant.\n`;
}

const withoutWidget = (text: string): string => text.replace(WIDGET, '').replace(/^widget: .*\n/m, '');

/**
 * Writes a project with a glossary of so many terms into an empty folder, the same for the same number: first the
 * glossary's own pages, then generations of them under other names. Words of the text that name a term of the first
 * generation link to it from every later one, so its pages become hubs, as they would.
 */
export async function makeCorpus(folder: string, terms: number): Promise<Glossary> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'content/terms'), { recursive: true });
  for (const part of PARTS) await cp(part, join(folder, part), { recursive: true });
  for (const part of ['topics', 'planned.json'])
    await cp(`content/${part}`, join(folder, 'content', part), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));

  const glossary = await loadGlossary('content');
  const slugs = (await readdir('content/terms'))
    .filter((name) => name.endsWith('.mdx') && !name.startsWith('_'))
    .map((name) => name.replace('.mdx', ''))
    .sort();
  const texts = await Promise.all(slugs.map((slug) => readFile(`content/terms/${slug}.mdx`, 'utf8')));
  const place = new Map(slugs.map((slug, index) => [slug, index]));
  for (let made = 0; made < terms; made++) {
    const [generation, index] = [Math.floor(made / slugs.length), made % slugs.length];
    const word = coinedWord(generation);
    const text = made % WIDGET_EVERY === 0 ? (texts[index] ?? '') : withoutWidget(texts[index] ?? '');
    const own = (slug: string): string => (generation === 0 ? slug : `${word.toLowerCase()}-${slug}`);
    const slugOf = (name: string): string | undefined => {
      const slug = glossary.names.meaning(name)?.slug ?? '';
      const at = place.get(slug);
      if (at === undefined) return undefined;
      return generation * slugs.length + at < terms ? own(slug) : slug;
    };
    await writeFile(
      join(folder, 'content/terms', `${own(slugs[index] ?? '')}.mdx`),
      generation === 0 ? text : bred(text, word, slugOf),
    );
  }
  return loadGlossary(join(folder, 'content'));
}
