import { type LoadFindings, study } from '../../simulate/index.ts';
import { parseValues } from '../frame/field.ts';
import { loadRecord, questionOf } from '../load-answer.ts';

/** Digits that a page can show, and some to spare. */
const DIGITS = 5;

/** What the simulation finds for the settings that the widget starts with. */
export const start: LoadFindings = JSON.parse(
  JSON.stringify(study(questionOf(parseValues(loadRecord.fields, {}), 'short')), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value,
  ),
);
