import type { Accelerator, ImageModel } from '../catalogue/schema.ts';
import { estimateImage, type ImageEstimate, type ImageSeconds } from '../estimate/diffusion.ts';
import type { ImageScenario } from '../estimate/image-scenario.ts';
import type { PrecisionName } from '../estimate/precision.ts';
import { mapRange, type Range } from '../estimate/range.ts';
import { seconds, usd } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { choose, chooseAccelerator, dated, named, originOf, precisionName } from './choices.ts';
import { accelerators } from './facts/accelerators.ts';
import { imageModels } from './facts/image-models.ts';
import { type Facts, unread } from './facts/strip.ts';
import { band, bar, key, label, type Mark, picture, rule } from './frame/chart.ts';
import { printer } from './frame/print.ts';
import { type Answer, type Table, widget } from './frame/widget.ts';
import { type Rent, rentField, rentOf, rentSources, rentText } from './rent.ts';

type Print = ReturnType<typeof printer>;
/** A scenario whose size and steps are settled. */
type Told = ImageScenario & Required<Pick<ImageScenario, 'width' | 'height' | 'steps' | 'images' | 'precision'>>;

const PARTS: readonly (readonly [mark: Mark, part: keyof ImageSeconds, name: string, long: string])[] = [
  ['prefill', 'text', 'prompt', 'Reading the prompt'],
  ['decode', 'denoise', 'denoising', 'Denoising, step by step'],
  ['cached', 'decode', 'pixels', 'Turning the result into pixels'],
  ['other', 'overhead', 'overhead', 'Starting kernels, and work beside'],
];

const LIMITS: Readonly<Record<ImageEstimate['boundBy'], string>> = {
  compute: 'Arithmetic sets the pace: more FLOP/s make it faster, more memory bandwidth hardly does.',
  'memory-bandwidth': 'Reading weights sets the pace.',
  overhead: 'Starting kernels and work beside the networks set the pace: a faster accelerator gains little.',
  'memory-capacity': 'Memory is the limit.',
};

/** Where the seconds of one image go, as one bar, with the range of the whole under it. */
function draw(each: Range, parts: ImageSeconds, cost: Range | undefined, { range, ...print }: Print): ViewElement {
  let left = 0;
  const blocks = PARTS.map(([mark, part]): View => {
    const from = left;
    left += parts[part] / each.high;
    return bar(mark, from, left, 42, 26);
  });
  const told = PARTS.map(([, part, name]) => `${name} ${print.seconds(parts[part])}`).join(', ');
  return picture(
    158,
    'Seconds of one image',
    `${range(each, seconds)} in all; typically ${told}.`,
    label('one image takes', 0, 14),
    label(range(each, seconds), 0, 32, { kind: 'number' }),
    cost === undefined
      ? ''
      : [
          label('and costs', 1, 14, { anchor: 'end' }),
          label(range(cost, usd), 1, 32, { kind: 'number', anchor: 'end' }),
        ],
    blocks,
    band('other', { low: each.low / each.high, typical: each.typical / each.high, high: 1 }, 76, 8),
    rule(92),
    label('0', 0, 110, { kind: 'small' }),
    label(print.seconds(each.high), 1, 110, { kind: 'small', anchor: 'end' }),
    key(
      PARTS.map(([mark, , name]) => [mark, name] as const),
      132,
      2,
    ),
  );
}

/** The same image on every accelerator that holds the model: rented from the cheapest, then by speed. */
function elsewhere(told: Told, { range, ...print }: Print): Table['rows'] {
  const { perHour: _, ...rest } = told;
  return Object.entries(accelerators)
    .flatMap(([id, row]) => {
      const rent = rentOf(id, undefined);
      const accelerator: Accelerator = { ...row, ...unread };
      const { secondsPerImage, cost } = estimateImage({
        ...rest,
        accelerator,
        perHour: rent,
      });
      if (secondsPerImage === null) return [];
      return [{ name: row.name, each: secondsPerImage, cost, rank: cost?.perImage.typical ?? Number.MAX_VALUE }];
    })
    .sort((a, b) => a.rank - b.rank || a.each.typical - b.each.typical)
    .map(({ name, each, cost }) => ({
      what: name,
      values: [
        print.seconds(each.typical),
        cost === null
          ? 'no offer'
          : range(
              mapRange(cost.perImage, (one) => one * 1000),
              usd,
            ),
      ],
    }));
}

function formulas(told: Told, each: number, parts: ImageSeconds, rent: Rent | undefined, print: Print): View[] {
  const passes = told.model.guidance === 'classifier-free' ? 2 : 1;
  const pass = print.seconds((parts.denoise / told.steps / passes) * told.images);
  const together = told.images === 1 ? '' : ` ÷ ${told.images} images at once`;
  return [
    view('p', {}, `image = ${PARTS.map(([, , name]) => name).join(' + ')}`),
    view('p', {}, `${PARTS.map(([, part]) => print.seconds(parts[part])).join(' + ')} = ${print.seconds(each)}`),
    view(
      'p',
      {},
      `denoising = steps × passes × FLOP of a pass ÷ sustained FLOP/s = ${print.count(told.steps)} × ${passes} × ${pass}${together} = ${print.seconds(parts.denoise)}`,
    ),
    rent === undefined
      ? ''
      : view(
          'p',
          {},
          `cost = seconds ÷ 3,600 × rent of an hour = ${print.seconds(each)} ÷ 3,600 s × ${print.usd(rent.typical)} = ${print.usd((each / 3600) * rent.typical)}`,
        ),
  ];
}

export const image = widget({
  tag: 'inference-image',
  title: 'What an image takes',
  question: 'How many seconds does a generated image take, and what does it cost?',
  about: [
    'For whoever makes images with an open model, on a card of their own or a rented one. The model begins with noise and removes some of it in each step, for the whole picture at once. So time grows with the steps, and faster than the number of pixels.',
    'Set model, accelerator, size and steps. The answer says what one image takes and costs, what the time goes into, and which other accelerator would make it for less.',
  ],
  term: 'image-diffusion',
  height: 1868,
  fields: {
    model: {
      type: 'choice',
      label: 'Model',
      start: 'sdxl-1.0',
      choices: choose(imageModels, ({ developer }) => developer),
    },
    accelerator: {
      type: 'choice',
      label: 'Accelerator',
      help: 'GPU or other chip that runs it',
      start: 'a100-80gb-sxm',
      choices: chooseAccelerator(accelerators),
    },
    steps: {
      type: 'number',
      label: 'Steps',
      unit: 'passes',
      help: 'Rounds of removing noise. Empty: as many as its makers take',
      start: null,
      open: 'as its makers',
      least: 1,
      most: 1000,
      step: 1,
    },
    width: {
      type: 'number',
      label: 'Width',
      unit: 'pixels',
      help: 'A multiple of 8. Empty: what it was trained for',
      start: null,
      open: 'as trained',
      least: 64,
      most: 4096,
      step: 8,
    },
    height: {
      type: 'number',
      label: 'Height',
      unit: 'pixels',
      start: null,
      open: 'as trained',
      least: 64,
      most: 4096,
      step: 8,
    },
    images: {
      type: 'number',
      label: 'Images at once',
      unit: 'images',
      help: 'From one prompt, in one batch',
      start: 1,
      least: 1,
      most: 64,
      step: 1,
    },
    weights: {
      type: 'choice',
      label: 'Weights',
      help: 'Fewer bits: smaller, some chips faster',
      start: 'bf16',
      choices: named(['bf16', 'fp16', 'fp8', 'int8', 'int4']),
      known: 'precision',
    },
    engine: {
      type: 'choice',
      label: 'Runs',
      help: 'Compiled ahead, kernels are fewer and faster',
      start: 'eager',
      choices: { eager: { name: 'as written (eager)' }, compiled: { name: 'compiled' } },
    },
    rent: rentField,
  },
  presets: [
    {
      id: 'sdxl-a100',
      name: 'SDXL on an A100',
      values: { model: 'sdxl-1.0', accelerator: 'a100-80gb-sxm', steps: '', width: '', height: '', images: '1' },
    },
    {
      id: 'turbo-one-step',
      name: 'One step (SDXL Turbo)',
      values: { model: 'sdxl-turbo', accelerator: 'a100-80gb-sxm', steps: '', width: '', height: '', images: '1' },
    },
    {
      id: 'flux-dev-h100',
      name: 'FLUX.1 dev on an H100',
      values: { model: 'flux.1-dev', accelerator: 'h100-sxm', steps: '', width: '', height: '', images: '1' },
    },
    {
      id: 'sd-gaming-card',
      name: 'SD 1.5 on a gaming card',
      values: {
        model: 'stable-diffusion-1.5',
        accelerator: 'rtx-4090',
        steps: '',
        width: '',
        height: '',
        images: '4',
      },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const { range, count, bytes } = print;
    const row = imageModels[values.model] as Facts<ImageModel>;
    const card = accelerators[values.accelerator] as Facts<Accelerator>;
    const rent = rentOf(values.accelerator, values.rent);
    const weights = values.weights as PrecisionName;
    const told: Told = {
      model: { ...row, ...unread },
      accelerator: { ...card, ...unread },
      steps: values.steps ?? row.steps,
      width: values.width ?? row.side,
      height: values.height ?? row.side,
      images: values.images,
      precision: weights,
      engine: values.engine as 'eager' | 'compiled',
      perHour: rent,
    };
    const estimate = estimateImage(told);
    const { secondsPerImage: each, parts, latency, imagesPerHour: hourly, memory, cost, boundBy, validated } = estimate;
    if (each === null || parts === null || latency === null || hourly === null) {
      throw new RangeError(
        `${row.name} in ${precisionName(weights)} does not fit one ${card.name}: it needs ${bytes(memory.total)} and there are ${bytes(memory.capacity)}. Take an accelerator with more memory, weights of fewer bits, or fewer images at once.`,
      );
    }
    const one = cost?.perImage;
    const priced = (times: number): string[] =>
      one === undefined
        ? []
        : [
            range(
              mapRange(one, (usd) => usd * times),
              usd,
            ),
          ];
    const size = `${count(told.width)} × ${count(told.height)}`;
    const batch = told.images === 1 ? '' : `, ${told.images} at once`;
    const paid =
      rent === undefined || one === undefined
        ? 'No offer to rent one is in the catalogue: set a rent to see the cost.'
        : `It costs ${range(one, usd)} at ${rentText(rent, print)}.`;
    return {
      headline: `${row.name} makes an image of ${size} in ${range(each, seconds)} on one ${card.name} (${count(told.steps)} ${told.steps === 1 ? 'step' : 'steps'}${batch}). ${paid}`,
      picture: draw(each, parts, one, print),
      tables: [
        {
          caption: 'What it adds up to',
          columns: ['', 'Time', ...(one === undefined ? [] : ['Cost'])],
          rows: [
            { what: 'One image', values: [range(each, seconds), ...priced(1)] },
            ...(told.images === 1
              ? []
              : [{ what: `A batch of ${told.images}`, values: [range(latency, seconds), ...priced(told.images)] }]),
            {
              what: 'A thousand images',
              values: [
                range(
                  mapRange(each, (time) => time * 1000),
                  seconds,
                ),
                ...priced(1000),
              ],
            },
            {
              what: 'Images in an hour',
              values: [range(hourly, (value) => count(value)), ...(rent === undefined ? [] : [range(rent, usd)])],
            },
          ],
        },
        {
          caption: 'Where the time goes',
          columns: ['Part', 'Typical'],
          rows: PARTS.map(([mark, part, , text]) => ({
            what: { text, mark },
            values: [print.seconds(parts[part])],
          })),
        },
        {
          caption: 'The same image elsewhere',
          shown: 4,
          columns: ['Accelerator', 'Typical', 'A thousand'],
          rows: elsewhere(told, print),
        },
      ],
      data: [
        ['quantity', 'unit', 'low', 'typical', 'high'],
        ['image', 's', each.low, each.typical, each.high],
        ['batch', 's', latency.low, latency.typical, latency.high],
        ...(one === undefined ? [] : [['image', 'USD', one.low, one.typical, one.high]]),
        ...PARTS.map(([, part, name]) => [name, 's', '', parts[part], '']),
        ['memory', 'bytes', '', memory.total, ''],
      ],
      how: formulas(told, each.typical, parts, rent, print),
      assumptions: [
        LIMITS[boundBy],
        `A range is meant to hold four measurements in five${validated ? '' : '; nobody’s measurement of such a model, accelerator and format stands behind it, so it is wider'}.`,
        `The model fills about ${bytes(memory.total)} of ${bytes(memory.capacity)}, all of its parts on the accelerator.`,
        'Loading the model, compiling it and checking the images are left out. Rent is paid while images are made, not while the card waits.',
      ],
      dated: `${dated} ${rent?.dated ?? ''}`.trim(),
      priced: rent?.priced,
      sources: [
        originOf(values.model, row, '/catalogue/media/'),
        originOf(values.accelerator, card),
        ...rentSources(rent),
      ],
    };
  },
});
