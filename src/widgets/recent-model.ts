import type { Model } from '../catalogue/schema.ts';
import { choose, originOf } from './choices.ts';
import { recentModels } from './facts/recent-models.ts';
import { type Facts, unread } from './facts/strip.ts';
import { pastedModel } from './frame/pasted.ts';
import type { Origin } from './frame/widget.ts';

/** A model that somebody would deploy today, or one of the reader's own. */
export const recentModelField = {
  type: 'choice',
  label: 'Model',
  start: 'llama-3.1-70b',
  choices: choose(recentModels, ({ developer }) => developer),
  pasted: true,
} as const;

/** The row that the text of such a field stands for. */
export const recentModelOf = (text: string): Model =>
  Object.hasOwn(recentModels, text) ? { ...(recentModels[text] as Facts<Model>), ...unread } : pastedModel(text);

/** Where its facts stand with their sources; a pasted model has none. */
export const recentModelOrigins = (text: string): Origin[] => {
  const row = recentModels[text];
  return row === undefined ? [] : [originOf(text, row)];
};
