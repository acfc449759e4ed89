import { percent } from '../format.ts';
import { label, picture, type View, view, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const CELL = 22;
const LEFT = 60;

/** Stages against time: which batch each stage works on, and when it waits. One schedule for each number of batches. */
export const pipelineBubbles: Figure = (props, alt) => {
  const stages = numberProp(props, 'stages', 4);
  const schedules = (props.batches ?? '1,4,8').split(',').map(Number);
  const columns = Math.max(...schedules) + stages - 1;
  if (!Number.isInteger(columns) || columns > 13)
    throw new RangeError(
      `pipeline-bubbles: stages and batches must be whole and take at most 13 columns, got ${columns}`,
    );
  let top = 0;
  const parts = schedules.flatMap((batches): View[] => {
    const slots = batches + stages - 1;
    const y = top;
    top += 34 + stages * CELL;
    const idle = (stages - 1) / slots;
    return [
      label(batches === 1 ? 'one batch' : `${batches} batches`, 0, y + 14),
      label(`${percent(idle)} of the time idle`, WIDTH, y + 14, { kind: 'small', anchor: 'end' }),
      ...Array.from({ length: stages }, (_, stage): View => {
        const line = y + 22 + stage * CELL;
        return [
          label(`stage ${stage + 1}`, 0, line + 14, { kind: 'small' }),
          ...Array.from({ length: slots }, (_slot, slot): View => {
            const batch = slot - stage;
            const works = batch >= 0 && batch < batches;
            const [x, size] = [LEFT + slot * CELL + 1, CELL - 3];
            return [
              view('rect', { class: works ? 'i-decode' : 'i-reserved', x, y: line, width: size, height: size }),
              works
                ? view(
                    'text',
                    { class: 'i-label i-on', x: x + size / 2, y: line + 14, 'text-anchor': 'middle' },
                    batch + 1,
                  )
                : [],
            ];
          }),
        ];
      }),
    ];
  });
  return picture(top, alt, ...parts);
};
