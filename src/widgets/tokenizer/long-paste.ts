import { IN_FIELD } from '../tokens-answer.ts';

/**
 * Takes a long text past its field, in which a browser would stand still for seconds to lay it out. What was in the field
 * stays around it, as if it had been pasted.
 */
export function attendLongPaste(root: ShadowRoot, enter: (name: string, text: string) => void): void {
  const take = (event: Event, data: DataTransfer | null): void => {
    const field = event.target;
    const text = data?.getData('text/plain') ?? '';
    if (!(field instanceof HTMLTextAreaElement) || field.name !== 'text' || text.length <= IN_FIELD) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = field;
    field.value = '';
    enter('text', value.slice(0, selectionStart) + text + value.slice(selectionEnd));
  };
  root.addEventListener('paste', (event) => take(event, (event as ClipboardEvent).clipboardData));
  root.addEventListener('drop', (event) => take(event, (event as DragEvent).dataTransfer));
}
