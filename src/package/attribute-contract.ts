import type { Field } from '../widgets/index.ts';

/** What an attribute takes. */
export interface AttributeContract {
  readonly type: Field['type'];
  /** The text that it starts with; '' where it is left open. */
  readonly start: string;
  readonly unit?: string;
  readonly least?: number;
  readonly most?: number;
  /** Only whole numbers. */
  readonly whole?: true;
  /** An empty text leaves it open. */
  readonly open?: true;
  /** The text of a config.json may stand there. */
  readonly pasted?: true;
  /** The name of the list that its ids are of. */
  readonly of?: string;
}

/** @param list names a list of ids */
export function attributeContract(field: Field, list: (ids: readonly string[]) => string): AttributeContract {
  const start = String(field.start ?? '');
  if (field.type === 'text') return { type: 'text', start };
  if (field.type === 'number') {
    const { unit, least, most, step } = field;
    return {
      type: 'number',
      start,
      unit,
      least,
      most,
      ...(step === 1 ? { whole: true } : {}),
      ...(field.start === null ? { open: true } : {}),
    };
  }
  const of = list(Object.keys(field.choices));
  return field.type === 'selection'
    ? { type: 'selection', start, most: field.most, of }
    : { type: 'choice', start, of, ...(field.pasted ? { pasted: true } : {}) };
}
