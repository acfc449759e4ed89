import { type Fields, startOf, type Texts } from './field.ts';

/** Milliseconds that the address waits while a reader types. */
const DELAY = 300;

/**
 * State in the page's query string: `sync="query"` under the fields' own names, `sync="prefix"` under the element's id and a
 * dot. Without `sync` the address belongs to the page and is not touched.
 */
function keyOf(element: Element, name: string): string | undefined {
  const sync = element.getAttribute('sync');
  if (sync === 'query') return name;
  return sync === 'prefix' && element.id !== '' ? `${element.id}.${name}` : undefined;
}

/** The texts that the address has for an element. */
export function readAddress(element: Element, fields: Fields): Record<string, string> {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(
    Object.keys(fields).flatMap((name): [string, string][] => {
      const key = keyOf(element, name);
      const text = key === undefined ? null : query.get(key);
      return text === null ? [] : [[name, text]];
    }),
  );
}

function write(element: Element, fields: Fields, texts: Texts, kept: Texts): void {
  const url = new URL(location.href);
  for (const [name, field] of Object.entries(fields)) {
    const key = keyOf(element, name);
    if (key === undefined) return;
    const text = texts[name];
    // What a reader pastes stays in the page: an address is sent to servers, and kept in histories.
    const pastes = field.type === 'text' || (field.type === 'choice' && field.pasted && text?.trim().startsWith('{'));
    const pasted = pastes && text !== url.searchParams.get(key);
    if (pasted || text === undefined || text === (kept[name] ?? startOf(field))) url.searchParams.delete(key);
    else url.searchParams.set(key, text);
  }
  if (url.href === location.href) return;
  try {
    history.replaceState(history.state, '', url);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // a sandboxed frame may not rename itself
  }
}

/** A writer of an element's state into the address, once the reader pauses. `kept` is the state without anything in the address. */
export function addressWriter(element: Element, fields: Fields, kept: Texts) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    later(texts: Texts): void {
      clearTimeout(timer);
      timer = setTimeout(() => write(element, fields, texts, kept), DELAY);
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
