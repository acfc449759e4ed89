import { InputError } from '../estimate/check.ts';
import type { Said } from './channel.ts';
import type { LoadFindings, LoadQuestion, Watch } from './study.ts';

/** A worker, or another channel to one. */
export interface Asked {
  onmessage: ((event: MessageEvent<Said>) => void) | null;
  onerror?: ((event: ErrorEvent) => void) | null;
  postMessage(question: LoadQuestion): void;
}

/**
 * Findings of a worker; undefined where it does not start. Whoever made the worker ends it.
 * @throws {InputError} that names the input, what came and what was expected
 */
export function ask(
  port: Asked,
  question: LoadQuestion,
  { progress, signal }: Watch,
): Promise<LoadFindings | undefined> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
    port.onmessage = ({ data }) => {
      if ('progress' in data) progress?.(data.progress);
      else if ('findings' in data) resolve(data.findings);
      else reject(new InputError(data.fault.code, data.fault.path, data.fault.message));
    };
    // A policy that forbids workers, or a script that does not come, shows only now.
    port.onerror = (event) => {
      event.preventDefault();
      resolve(undefined);
    };
    port.postMessage(question);
  });
}
