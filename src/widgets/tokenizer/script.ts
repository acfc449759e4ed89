import type { Counted } from './counted.ts';
import { countInSlices } from './o200k.ts';

/** What a page asks a worker; without a text it is to stop. */
export interface Asked {
  readonly id: number;
  readonly text?: string;
}

/** What the worker says of it. */
export type Said = { readonly id: number } & ({ readonly progress: number } | { readonly counted: Counted });

/**
 * A script for workers, which count one text at a time and leave it for a newer one; and for pages without workers, which find
 * the function under the script's own address.
 */
if (typeof document === 'undefined') {
  const port = globalThis as unknown as {
    onmessage: (event: MessageEvent<Asked>) => void;
    postMessage(said: Said): void;
  };
  let current = new AbortController();
  port.onmessage = async ({ data: { id, text } }) => {
    current.abort();
    if (text === undefined) return;
    current = new AbortController();
    const counted = await countInSlices(text, {
      progress: (progress) => port.postMessage({ id, progress }),
      signal: current.signal,
    });
    if (counted !== undefined) port.postMessage({ id, counted });
  };
} else if (document.currentScript instanceof HTMLScriptElement) {
  const key = Symbol.for(document.currentScript.src);
  if (!Object.hasOwn(globalThis, key)) Object.defineProperty(globalThis, key, { value: countInSlices });
}
