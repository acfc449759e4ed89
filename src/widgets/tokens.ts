import { createRequire } from 'node:module';
import { widget } from './frame/widget.ts';
import { answerFrom, tokensRecord } from './tokens-answer.ts';

const require = createRequire(import.meta.url);

/** Loaded as a text is counted: a vocabulary takes longer to load than most pages to build. */
const tokenizer = (): typeof import('./tokenizer/o200k.ts') => require('./tokenizer/o200k.ts');

/** The widget with its tokenizer inside, as pages are built. */
export const tokens = widget({
  ...tokensRecord,
  answer: (values, locale) =>
    answerFrom(
      values,
      values.count === undefined && values.text !== '' ? tokenizer().countedIn(values.text) : undefined,
      locale,
    ),
});
