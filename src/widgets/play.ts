import type { Playback } from './widget.ts';

/** A passage of about sixty tokens, cut as a tokenizer would: what a reply looks like while it arrives. */
const PASSAGE =
  'The| prompt| is| read| in| one| go|,| and| then| the| words| come| one| after| another|.| Each| of| them| asks| for| a| whole| pass| through| the| model|,| so| the| pace| is| set| by| how| fast| the| weights| can| be| read|,| not| by| how| hard| the| question| was|.'.split(
    '|',
  );

/** Shortest wait between two paints; faster replies print several tokens at once. */
const FRAME = 1 / 30;

/** Writes the passage into `line` at a speed, after the wait for the first token. Returns what stops it. */
export function play({ first, each }: Playback, line: HTMLElement): () => void {
  const began = performance.now() / 1000;
  let timer: ReturnType<typeof setTimeout>;
  const tick = (): void => {
    const since = performance.now() / 1000 - began - first;
    const shown = since < 0 ? 0 : Math.min(PASSAGE.length, 1 + Math.floor(since / each));
    line.textContent = shown === 0 ? '▍' : `${PASSAGE.slice(0, shown).join('')}${shown < PASSAGE.length ? '▍' : ''}`;
    if (shown < PASSAGE.length)
      timer = setTimeout(tick, 1000 * (since < 0 ? Math.min(-since, 0.1) : Math.max(each, FRAME)));
  };
  tick();
  return () => clearTimeout(timer);
}
