/** Words of a question that say nothing of its subject. */
export const FILLER: ReadonlySet<string> = new Set(
  'a an and any between compare compared differ difference differences versus vs are as at be best by can come do does for from get gets good has have how i if in into is it its long makes many me mean means more most much my need needs of off on one or per should so take takes tell than that the their there this to use used uses using was we what whats when where which who why will with without work works you your'.split(
    ' ',
  ),
);

/** Words that readers use for a word of the glossary. */
const MEANT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    cost: 'price pricing expensive cheap cheaper pay paid money bill billed fee save',
    speed: 'fast faster quick quickly',
    latency: 'slow slower wait waiting delay lag',
    size: 'big bigger larger',
    parallel: 'across several multiple split parallelism parallelize distribute',
    sampling: 'choose chosen pick select',
    token: 'word',
    start: 'startup boot launch load wake',
    accuracy: 'quality',
    hour: 'hr hourly',
    second: 'sec s',
    first: '1st',
    image: 'picture photo',
    vram: 'ram',
  }).flatMap(([word, others]) => [word, ...others.split(' ')].map((other) => [stem(other), stem(word)] as const)),
);

/** A word without its ending and in American spelling: tokenised, tokenizer and tokenization are one. */
export function stem(word: string): string {
  const american = word.replace(/isation/, 'ization').replace(/is(e|ed|er|ers|es|ing)$/, 'iz$1');
  const one = american
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x)es$/, '$1')
    .replace(/(pu|[^isu])s$/, '$1');
  const bare = one.replace(/iz(?:ation|ing|ed|er|e)$/, 'iz');
  if (bare !== one) return bare;
  return one.replace(/(?<=[a-z]{4})(?:ing|ed)$/, '').replace(/(?<=[a-z]{4})e$/, '');
}

/** What a word stands for where readers have several for one thing. */
export const meant = (stemmed: string): string => MEANT[stemmed] ?? stemmed;

/** A name without what readers leave out: case, hyphens, spaces. */
export const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}$/]/gu, '');

/** The words of a text in lower case; a price such as $/GPU-hr falls into its parts. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\$|[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];

/** The words that tell something; all of them where none does. */
export function tellingWords(text: string): string[] {
  const all = wordsOf(text).map((word) => word.replace(/['’]s$/, ''));
  const telling = all.filter((word) => !FILLER.has(word));
  return telling.length > 0 ? telling : all;
}
