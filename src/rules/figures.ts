import type { ProseRule } from './rule.ts';

const FIGURE = /<Figure\b([^>]*)>/g;

/** Every figure has a text in its place. */
export const figures: ProseRule = ({ term }) =>
  [...term.body.matchAll(FIGURE)]
    .filter(([, props = '']) => !/\balt="[^"]{10,}"/.test(props))
    .map(([tag]) => ({ problem: 'a figure without alt text; say what it shows, in a sentence', near: tag }));
