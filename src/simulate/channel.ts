import { InputError } from '../estimate/check.ts';
import { type LoadFindings, type LoadQuestion, studyInSlices } from './study.ts';

/** What a worker says. */
export type Said =
  | { readonly progress: number }
  | { readonly findings: LoadFindings }
  | { readonly fault: { readonly code: string; readonly path: string; readonly message: string } };

/** A worker's side: answers each question that comes through a channel. */
export function answerTo(port: {
  onmessage: ((event: MessageEvent<LoadQuestion>) => void) | null;
  postMessage(said: Said): void;
}): void {
  port.onmessage = ({ data }) => {
    studyInSlices(data, { progress: (progress) => port.postMessage({ progress }) }).then(
      (findings) => port.postMessage({ findings }),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        const { code, path } = error instanceof InputError ? error : { code: '', path: '' };
        port.postMessage({ fault: { code, path, message } });
      },
    );
  };
}
