import { toDom } from '../../view/index.ts';
import { control, PASTED } from './control.ts';
import { type Fields, shownTexts, type Texts } from './field.ts';
import type { Outcome } from './widget.ts';

type Entry = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The selects of a selection's rows. */
export const rowsOf = (root: ParentNode, name: string): HTMLSelectElement[] => [
  ...root.querySelectorAll<HTMLSelectElement>(`[data-selection="${name}"] select`),
];

/** Whether an event came from the control of a field. */
export const isEntry = (target: EventTarget | null, fields: Fields): target is Entry =>
  (target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement) &&
  Object.hasOwn(fields, target.name);

/** The text of a field after its control was used: for a selection that of all its rows. */
export function enteredText(root: ParentNode, { name, value }: Entry): string {
  const rows = rowsOf(root, name);
  return rows.length === 0 ? value : rows.map((row) => row.value).join(',');
}

/** A choice stands in one row of a selection only. */
function forbidTaken(rows: readonly HTMLSelectElement[]): void {
  const taken = new Set(rows.map(({ value }) => value));
  for (const { options } of rows)
    for (const option of options) option.disabled = !option.selected && taken.has(option.value);
}

/** What is typed in the control in use stays. */
function fill(root: ShadowRoot, entry: Entry, text: string): void {
  if (entry !== root.activeElement && entry.value !== text) entry.value = text;
}

/** Brings the controls to a state; the one in use keeps what is typed. */
export function fillForm(root: ShadowRoot, fields: Fields, texts: Texts, prefix: string): void {
  const shown = shownTexts(fields, texts);
  for (const [name, field] of Object.entries(fields)) {
    const text = shown[name] ?? '';
    if (field.type === 'selection') {
      const rows = rowsOf(root, name);
      if (rows.map(({ value }) => value).join(',') === text) forbidTaken(rows);
      else
        root
          .querySelector(`[data-selection="${name}"]`)
          ?.replaceWith(toDom(control(name, field, text, { prefix, live: true }), document));
    } else {
      const [entry, paste] = root.querySelectorAll<Entry>(`[name="${name}"]`);
      const pasted = paste !== undefined && text.startsWith('{');
      if (pasted && entry?.querySelector('[value="{"]') === null) entry.append(toDom(PASTED, document));
      if (entry !== undefined) fill(root, entry, pasted ? '{' : text);
      if (paste !== undefined) fill(root, paste, pasted ? text : '');
    }
  }
}

/** Marks the controls that a message is about, and adds the message to what describes them. */
export function markForm(root: ParentNode, outcome: Outcome, prefix: string): void {
  const message = `${prefix}-error`;
  for (const entry of root.querySelectorAll('[aria-invalid]')) {
    const rest = (entry.getAttribute('aria-describedby') ?? '').replace(message, '').trim();
    entry.removeAttribute('aria-invalid');
    if (rest === '') entry.removeAttribute('aria-describedby');
    else entry.setAttribute('aria-describedby', rest);
  }
  if (outcome.error === undefined || outcome.field === undefined) return;
  for (const entry of root.querySelectorAll(`[name="${outcome.field}"]`)) {
    entry.setAttribute('aria-invalid', 'true');
    entry.setAttribute('aria-describedby', `${entry.getAttribute('aria-describedby') ?? ''} ${message}`.trim());
  }
}
