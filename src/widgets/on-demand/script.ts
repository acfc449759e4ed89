import { onDemand } from './index.ts';

/** A script for pages, which find what it offers under its own address. */
if (document.currentScript instanceof HTMLScriptElement) {
  const key = Symbol.for(document.currentScript.src);
  if (!Object.hasOwn(globalThis, key)) Object.defineProperty(globalThis, key, { value: onDemand });
}
