import { type Accelerator, accelerators, find, models } from '../catalogue/index.ts';
import { type ChatScenario, estimateChat, type PrecisionName, precisionOf } from '../estimate/index.ts';
import { count } from '../format.ts';
import { bar, label, line, picture, type View, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const LEFT = 126;
const RIGHT = 46;

const short = (card: Accelerator | undefined): string => card?.name.replace(/^(NVIDIA|AMD|Google|Intel) /, '') ?? '';

/** What a second accelerator has over a first, and what reading and writing make of it, as ratios on one scale. */
export const cardGain: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'mistral-small-24b', 'model');
  const cards = [props.accelerator ?? 'a100-80gb-sxm', props.to ?? 'h100-sxm'].map((id) =>
    find(accelerators, id, 'accelerator'),
  );
  const weights = props.weights ?? 'bf16';
  precisionOf('weights', weights);
  const answers = cards.map((accelerator) =>
    estimateChat({
      model,
      accelerator,
      weights: weights as PrecisionName,
      ...(props.engine === undefined ? {} : { engine: props.engine as NonNullable<ChatScenario['engine']> }),
      inputTokens: numberProp(props, 'inputTokens', 6000),
      outputTokens: numberProp(props, 'outputTokens', 200),
    }),
  );
  const ratio = (of: (index: 0 | 1) => number | undefined): number => {
    const [before, after] = [of(0), of(1)];
    if (before === undefined || after === undefined)
      throw new RangeError(`card-gain: ${model.name} does not fit; take larger accelerators`);
    return after / before;
  };
  const rows = [
    ['muted', 'arithmetic', ratio((index) => cards[index]?.bf16)],
    ['muted', 'bandwidth', ratio((index) => cards[index]?.bandwidth)],
    ['prefill', 'reads a prompt', ratio((index) => answers[index]?.prefillTokensPerSecond?.typical)],
    ['decode', 'writes a reply', ratio((index) => answers[index]?.outputTokensPerSecondPerUser?.typical)],
  ] as const;
  const scale = (WIDTH - LEFT - RIGHT) / Math.max(...rows.map(([, , value]) => value));
  return picture(
    158,
    alt,
    label(`${short(cards[1])}, with ${short(cards[0])} as 1`, 0, 14, { kind: 'small' }),
    ...rows.flatMap(([kind, name, value], index): View[] => {
      const y = 28 + index * 32;
      return [
        label(name, 0, y + 15),
        bar(kind, LEFT, y, value * scale, 20),
        label(`${count(Math.round(value * 10) / 10)}×`, LEFT + value * scale + 6, y + 15, { kind: 'number' }),
      ];
    }),
    line(LEFT + scale, 24, LEFT + scale, 150, 'ink'),
  );
};
