import { countedSamples } from '../facts/token-samples.ts';
import { type SearchWords, seekBeside } from '../frame/seek.ts';
import type { Widget } from '../frame/widget.ts';
import { answerFrom, type tokensRecord } from '../tokens-answer.ts';
import type { Counted, Watch } from './counted.ts';
import { attendLongPaste } from './long-paste.ts';

type Fields = (typeof tokensRecord)['fields'];

const WORDS: SearchWords = { doing: 'Counted so far', again: 'Count', after: 400 };

/** The text that was counted last, so that another price or language needs no counting. */
let last: readonly [text: string, counted: Counted] | undefined;

const known = (text: string): Counted | undefined =>
  last?.[0] === text ? last[1] : Object.hasOwn(countedSamples, text) ? countedSamples[text] : undefined;

/** What a browser knows without the tokenizer, and how it finds the rest: `count` gets it when it is needed. */
export const lazily = (
  count: (text: string, watch: Watch) => Promise<Counted | undefined>,
): Pick<Widget<Fields>, 'answer' | 'attend' | 'elsewhere'> => ({
  attend: attendLongPaste,
  answer: (values, locale) => answerFrom(values, known(values.text), locale),
  elsewhere: {
    knows: ({ text, count: set }) => set !== undefined || known(text) !== undefined,
    seek: (values, extent, search) =>
      seekBeside(
        search,
        extent,
        async (watch) => {
          const counted = await count(values.text, watch);
          if (counted !== undefined) last = [values.text, counted];
          return (locale) => answerFrom(values, counted, locale);
        },
        WORDS,
      ),
  },
});
