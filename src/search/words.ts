/** Words of a question that say nothing of its subject. */
export const FILLER: ReadonlySet<string> = new Set(
  'a about also an and another any are as at be been best between but by can come compare compared could define definition did differ difference differences do does doing done every everything explain for from get gets give good happen happens has have her his how i if in into is it its just kind long lot lots made make makes making many me mean meaning means meant more most much my need needed needs not of off on one only or other others our per please really say says set shall she should show so still such take takes tell tells than that the their then there they thing things this to too up use used uses using versus very vs want wants was way ways we were what whats when where which who why will with without work works would you your'.split(
    ' ',
  ),
);

/** Stems worked out before: names and definitions share most of their words. */
const stems = new Map<string, string>();

/** Words that readers use for a word of the glossary, stemmed. */
const MEANT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    cost: '$ ¢ € £ price pricing expensive cheap cheaper pay paid money bill billed fee save',
    speed: 'rate fast faster quick quickly',
    latency: 'slow slower wait waiting delay lag',
    size: 'big bigger larger',
    parallel: 'across multiple split parallelism parallelize distribute',
    sampling: 'choose chosen pick select',
    token: 'word',
    start: 'startup boot launch load wake',
    accuracy: 'quality',
    hour: 'hr hourly',
    second: 'sec s',
    first: '1st',
    image: 'picture photo',
    utilization: 'busy',
    vram: 'ram',
    gpu: 'h100 h200 a100 b200 l4 l40s 4090 rtx mi300x', // the cards that questions name
  }).flatMap(([word, others]) => [word, ...others.split(' ')].map((other) => [stem(other), stem(word)] as const)),
);

function stemmed(word: string): string {
  const american = word.replace(/isation/, 'ization').replace(/is(e|ed|er|ers|es|ing)$/, 'iz$1');
  const one = american
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x)es$/, '$1')
    .replace(/(pu|[^isu])s$/, '$1');
  const bare = one.replace(/iz(?:ation|ing|ed|er|e)$/, 'iz');
  if (bare !== one) return bare;
  return one.replace(/(?<=[a-z]{4})(?:ing|ed)$/, '').replace(/(?<=[a-z]{4})e$/, '');
}

/** A word without its ending and in American spelling: tokenised, tokenizer and tokenization are one. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = stemmed(word);
  stems.set(word, made);
  return made;
}

/** Whether a word of a text is the one typed: as far as it was typed, or with another ending. */
export const isTyped = (word: string, typed: string): boolean => word.startsWith(typed) || stem(word) === stem(typed);

/** What a word stands for where readers have several for one thing. */
export const meant = (word: string): string => MEANT[word] ?? word;

/** A name without what readers leave out: case, hyphens, spaces. */
export const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}$/]/gu, '');

/** The words of a text in lower case; a price such as $/GPU-hr falls into its parts. */
export const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[$¢€£]|[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];

/** The words that tell something; all of them where none does. */
export function tellingWords(text: string): string[] {
  const all = wordsOf(text).map((word) => word.replace(/['’]s$/, ''));
  const telling = all.filter((word) => !FILLER.has(word));
  return telling.length > 0 ? telling : all;
}
