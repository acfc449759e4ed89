import { type LoadFindings, study } from '../simulate/index.ts';
import type { Values } from './frame/field.ts';
import { widget } from './frame/widget.ts';
import { answerFrom, loadRecord, questionOf } from './load-answer.ts';

let last: { readonly asked: string; readonly findings: LoadFindings } | undefined;

/** What the simulation finds for some settings; for those of the last time without another simulation. */
export function findingsOf(values: Values<typeof loadRecord.fields>): LoadFindings {
  const question = questionOf(values, 'short');
  const asked = JSON.stringify(question);
  if (last?.asked !== asked) last = { asked, findings: study(question) };
  return last.findings;
}

/** The widget with its simulation inside: pages print it at build, and the package has it. */
export const load = widget({
  ...loadRecord,
  answer: (values, locale) => answerFrom(values, findingsOf(values), 'short', locale),
});
