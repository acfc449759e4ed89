import { toDom, view } from '../../view/index.ts';
import { findButton } from './answer.ts';
import type { Answer, Search } from './widget.ts';

/** Milliseconds that a search waits while a reader types. */
const DELAY = 200;

type Finder = (watch: {
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}) => Promise<(locale?: string) => Answer>;

/** What a search says of itself. */
export interface SearchWords {
  /** What its progress is of, for who hears it. */
  readonly doing: string;
  /** The button that begins it anew. */
  readonly again: string;
  /** Milliseconds after which its progress shows: a search that is over by then shows none. */
  readonly after: number;
}

const SIMULATION: SearchWords = { doing: 'Simulated so far', again: 'Simulate', after: 0 };

/** Looks for an answer in the background, with its progress and a button that ends it. Returns what ends it. */
export function seekBeside(
  { box, found, failed }: Search,
  extent: 'short' | 'long',
  find: Finder,
  { doing, again: word, after }: SearchWords = SIMULATION,
): () => void {
  const ending = new AbortController();
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', doing);
  const cancel = toDom(view('button', { type: 'button' }, 'Cancel'), document) as HTMLButtonElement;
  cancel.addEventListener('click', () => {
    ending.abort();
    const again = toDom(findButton(word, extent), document) as HTMLButtonElement;
    box?.replaceChildren(again);
    again.focus();
  });
  const show = (): void => {
    box?.replaceChildren(bar, cancel);
    if (extent === 'long') cancel.focus();
  };
  let showing: ReturnType<typeof setTimeout> | undefined;
  if (after === 0) show();
  else showing = setTimeout(show, after);
  const progress = (share: number): void => {
    bar.value = share;
  };
  const begin = (): void => {
    find({ progress, signal: ending.signal }).then(
      (answer) => {
        clearTimeout(showing);
        if (!ending.signal.aborted) found(answer);
      },
      (error: unknown) => {
        clearTimeout(showing);
        if (!ending.signal.aborted) failed(error);
      },
    );
  };
  const timer = setTimeout(begin, box === undefined || extent === 'long' ? 0 : DELAY);
  ending.signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearTimeout(showing);
  });
  return () => ending.abort();
}
