import type { LoadFindings } from '../../simulate/index.ts';
import { parseValues } from '../frame/field.ts';
import { findingsOf } from '../load.ts';
import { loadRecord } from '../load-answer.ts';

/** Digits that a page can show, and some to spare. */
const DIGITS = 5;

/** What the simulation finds for the settings that the widget starts with. */
export const start: LoadFindings = JSON.parse(
  JSON.stringify(findingsOf(parseValues(loadRecord.fields, {})), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value,
  ),
);
