import { widget } from './frame/widget.ts';
import { lazily } from './tokenizer/lazily.ts';
import { tokensRecord } from './tokens-answer.ts';

/** The widget in the package: its tokenizer is a module of its own, which a bundler splits off. */
export const tokens = widget({
  ...tokensRecord,
  ...lazily(async (text, watch) => (await import('./tokenizer/o200k.ts')).countInSlices(text, watch)),
});
