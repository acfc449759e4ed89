import { bar, label, line, picture, type View } from '../view/index.ts';
import type { Figure } from './figure.ts';

/** Chunks into which the prompt is cut. */
const CHUNKS = 4;
/** Width of a pass that only writes, of a chunk's part, and the gap between passes. */
const [WRITE, CHUNK, GAP] = [18, 44, 3];
const PROMPT = CHUNKS * CHUNK;

/** Passes side by side: the tokens of running answers below, what a new prompt adds above. */
export const prefillChunks: Figure = (_, alt) => {
  const row = (
    y: number,
    title: string,
    note: string,
    widths: readonly number[],
    answers: (index: number) => boolean,
  ) => {
    let x = 0;
    return [
      label(title, 0, y + 14),
      ...widths.flatMap((chunk, index): View[] => {
        const width = chunk === 0 ? WRITE : chunk;
        const from = x;
        x += width + GAP;
        return [
          ...(chunk === 0 ? [] : [bar('prefill', from, y + 22, width, 24)]),
          ...(answers(index) ? [bar('decode', from, y + 48, width, 12)] : []),
        ];
      }),
      label(note, 0, y + 78, { kind: 'small' }),
    ];
  };
  const whole = [0, 0, PROMPT, 0, 0, 0, 0];
  const cut = [0, 0, ...Array.from({ length: CHUNKS }, () => CHUNK), 0, 0];
  const stop = 2 * (WRITE + GAP);
  return picture(
    212,
    alt,
    ...row(0, 'The prompt in one pass', 'running answers stand still while it is read', whole, (index) => index !== 2),
    line(stop, 54, stop + PROMPT, 54, 'ink'),
    ...row(96, 'The prompt in four passes', 'running answers get a token with every piece', cut, () => true),
    bar('prefill', 0, 196, 11, 11),
    label('a new prompt', 17, 206, { kind: 'small' }),
    bar('decode', 130, 196, 11, 11),
    label('tokens of answers', 147, 206, { kind: 'small' }),
  );
};
