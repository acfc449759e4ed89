import { toDom, view } from '../../view/index.ts';
import { findButton } from './answer.ts';
import type { Answer, Search } from './widget.ts';

/** Milliseconds that a search waits while a reader types. */
const DELAY = 200;

type Finder = (watch: {
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}) => Promise<(locale?: string) => Answer>;

/** Looks for an answer in the background, with its progress and a button that ends it. Returns what ends it. */
export function seekBeside({ box, found, failed }: Search, extent: 'short' | 'long', find: Finder): () => void {
  const ending = new AbortController();
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', 'Simulated so far');
  const cancel = toDom(view('button', { type: 'button' }, 'Cancel'), document) as HTMLButtonElement;
  cancel.addEventListener('click', () => {
    ending.abort();
    const again = toDom(findButton('Simulate', extent), document) as HTMLButtonElement;
    box?.replaceChildren(again);
    again.focus();
  });
  box?.replaceChildren(bar, cancel);
  if (extent === 'long') cancel.focus();
  const progress = (share: number): void => {
    bar.value = share;
  };
  const begin = (): void => {
    find({ progress, signal: ending.signal }).then(
      (answer) => {
        if (!ending.signal.aborted) found(answer);
      },
      (error: unknown) => {
        if (!ending.signal.aborted) failed(error);
      },
    );
  };
  const timer = setTimeout(begin, box === undefined || extent === 'long' ? 0 : DELAY);
  ending.signal.addEventListener('abort', () => clearTimeout(timer));
  return () => ending.abort();
}
