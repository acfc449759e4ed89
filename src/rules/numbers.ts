import type { ProseRule } from './rule.ts';

const COMPONENT = /<(?:Calc|Widget|Figure)\b[^>]*>/g;
const CODE = /`[^`]*`/g;

/** A figure with a unit that the estimation module or the catalogue can give. */
const QUANTITY =
  /(?:\$\s?\d[\d,.]*|\b\d[\d,.]*\s*(?:[kMG]i?B|TB|TiB|bytes|GB\/s|TB\/s|ms|µs|milliseconds|seconds|tokens?\/s|tok\/s|tokens (?:per|a) second|[TP]?FLOPS?|[TP]FLOP\/s|TOPS|watts|W)\b)/g;

/** A quantity that can be computed is not typed, unless its sentence names a source. */
export const numbers: ProseRule = ({ term }) =>
  term.body
    .replace(COMPONENT, (tag) => ' '.repeat(tag.length))
    .replace(CODE, (code) => ' '.repeat(code.length))
    .split(/(?<=[.!?](?:\[\^[a-z0-9-]+\])*)\s+(?=\S)/)
    .filter((sentence) => !/\[\^[a-z0-9-]+\]/.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(QUANTITY)].map(([quantity]) => quantity))
    .map((quantity) => ({
      problem: `"${quantity}" is typed and has no source; compute it with <Calc> or cite one`,
      near: quantity,
    }));
