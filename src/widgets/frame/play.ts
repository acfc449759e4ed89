import type { Stage } from './widget.ts';

/** The speed of a reply, in seconds. */
export interface Playback {
  /** Before the first token. */
  readonly first: number;
  /** For each token after it. */
  readonly each: number;
}

/** A passage of about sixty tokens, cut as a tokenizer would: what a reply looks like while it arrives. */
const PASSAGE =
  'The| prompt| is| read| in| one| go|,| and| then| the| words| come| one| after| another|.| Each| of| them| asks| for| a| whole| pass| through| the| model|,| so| the| pace| is| set| by| how| fast| the| weights| can| be| read|,| not| by| how| hard| the| question| was|.'.split(
    '|',
  );

/** Shortest wait between two paints, in seconds; faster replies print several tokens at once. */
const FRAME = 1 / 30;
/** Longest wait between two looks at the clock, in seconds. */
const LOOK = 0.1;

/** Writes the passage at a speed, after the wait for the first token; where nothing may move, all of it at once, with the times it would have taken. Returns what stops it. */
export function play(
  { first, each }: Playback,
  { clock, line, seconds, still }: Pick<Stage, 'clock' | 'line' | 'seconds' | 'still'>,
): () => void {
  const whole = first + (PASSAGE.length - 1) * each;
  const ended = `first token after ${seconds(first)}, ${PASSAGE.length} tokens after ${seconds(whole)}`;
  if (still) {
    clock.textContent = ended;
    line.textContent = PASSAGE.join('');
    return () => {};
  }
  const began = performance.now() / 1000;
  let timer: ReturnType<typeof setTimeout>;
  const tick = (): void => {
    const passed = performance.now() / 1000 - began;
    const since = passed - first;
    const shown = since < 0 ? 0 : Math.min(PASSAGE.length, 1 + Math.floor(since / each));
    const over = shown === PASSAGE.length;
    clock.textContent = over ? ended : `${seconds(passed)} ${shown === 0 ? 'reading the prompt' : 'writing'}`;
    line.textContent = `${PASSAGE.slice(0, shown).join('')}${over ? '' : '▍'}`;
    if (!over)
      timer = setTimeout(tick, 1000 * (since < 0 ? Math.min(-since, LOOK) : Math.min(LOOK, Math.max(each, FRAME))));
  };
  tick();
  return () => clearTimeout(timer);
}
