import { answerTo } from './channel.ts';
import { studyInSlices } from './study.ts';

/**
 * A script for workers, which answer questions through their channel, and for pages without workers, which find the function
 * under the script's own address.
 */
if (typeof document === 'undefined') answerTo(globalThis as unknown as Parameters<typeof answerTo>[0]);
else if (document.currentScript instanceof HTMLScriptElement) {
  const key = Symbol.for(document.currentScript.src);
  if (!Object.hasOwn(globalThis, key)) Object.defineProperty(globalThis, key, { value: studyInSlices });
}
