import { widget } from './frame/widget.ts';
import { countedIn } from './tokenizer/o200k.ts';
import { answerFrom, tokensRecord } from './tokens-answer.ts';

/** The widget with its tokenizer inside, as pages are built. */
export const tokens = widget({
  ...tokensRecord,
  answer: (values, locale) =>
    answerFrom(values, values.count === undefined && values.text !== '' ? countedIn(values.text) : undefined, locale),
});
