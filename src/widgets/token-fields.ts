/** What stands under a prompt's length. */
export const ENGLISH = '1,000 tokens are about 750 English words';

/** Tokens of one request, as widgets ask for them; each says where it starts and where it ends. */
export const promptField = {
  type: 'number',
  label: 'Prompt',
  unit: 'tokens',
  start: 1000,
  least: 1,
  most: 10_000_000,
  step: 1,
  known: 'inputTokens',
} as const;

/** Tokens of its answer. */
export const replyField = {
  type: 'number',
  label: 'Reply',
  unit: 'tokens',
  start: 300,
  least: 1,
  most: 1_000_000,
  step: 1,
  known: 'outputTokens',
} as const;
