import { blockTexts, type Prose, sentencesOf } from '../markdown/index.ts';

/** A sentence shorter than this may stand on two pages. */
const SHARED_WORDS = 6;

/** A finding for each sentence that two files have in common: what is said twice goes stale in one place. */
export function sharedSentences(pages: readonly { file: string; prose: Pick<Prose, 'html'> }[]): string[] {
  const first = new Map<string, string>();
  return pages.flatMap(({ file, prose }) =>
    blockTexts(prose.html)
      .flatMap(sentencesOf)
      .filter((sentence) => sentence.split(' ').length >= SHARED_WORDS)
      .flatMap((sentence) => {
        const owner = first.get(sentence);
        first.set(sentence, owner ?? file);
        if (owner === undefined || owner === file) return [];
        return [`${file}:1: "${sentence}" stands in ${owner} too; say it once and link`];
      }),
  );
}
