import { study } from '../simulate/index.ts';
import { widget } from './frame/widget.ts';
import { answerFrom, loadRecord, questionOf } from './load-answer.ts';

/** The widget with its simulation inside: pages print it at build, and the package has it. */
export const load = widget({
  ...loadRecord,
  answer: (values, locale) => answerFrom(values, study(questionOf(values, 'short')), 'short', locale),
});
