import type { Props } from '../../markdown/index.ts';
import { Html } from '../../markdown/index.ts';
import { escapeHtml } from '../../view/index.ts';
import { quantities } from './quantities.ts';
import { remembered } from './remembered.ts';

/** A computed quantity: its text with unit, and how it came about. */
export interface Calculated {
  readonly text: string;
  /** Formula and inputs, for the tooltip. */
  readonly how: string;
}

/**
 * Computes a quantity by its name.
 * @throws {RangeError} on an unknown name or an input that it does not take
 */
export const calculate = remembered(({ of = '', ...inputs }): Calculated => {
  const quantity = quantities[of];
  if (quantity === undefined)
    throw new RangeError(`<Calc of="${of}">: no such quantity; expected one of: ${Object.keys(quantities).join(', ')}`);
  try {
    return quantity(inputs);
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`<Calc of="${of}">: ${error.message}`);
    throw error;
  }
});

/** Attributes of a tag in prose, as texts. */
export function texts(props: Props): Record<string, string> {
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, value]) =>
      name === 'children' || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}

/** `<Calc of="weights" model="llama-3.1-70b" />`: a number that the module computes, never typed. */
export function Calc(props: Props): Html {
  const { text, how } = calculate(texts(props));
  return new Html(`<span title="${escapeHtml(how)}">${escapeHtml(text)}</span>`);
}
