import type { Accelerator, TranscriptionModel } from '../catalogue/schema.ts';
import type { PrecisionName } from '../estimate/precision.ts';
import { inverse, mapRange, type Range } from '../estimate/range.ts';
import {
  estimateTranscription,
  type TranscriptionEstimate,
  type TranscriptionSeconds,
} from '../estimate/transcription.ts';
import { speech, type TranscriptionEngineName } from '../estimate/transcription-constants.ts';
import type { TranscriptionScenario } from '../estimate/transcription-scenario.ts';
import { count as printCount, seconds, usd } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { choose, chooseAccelerator, dated, named, originOf, precisionName } from './choices.ts';
import { accelerators } from './facts/accelerators.ts';
import { type Facts, unread } from './facts/strip.ts';
import { transcriptionModels } from './facts/transcription-models.ts';
import { band, bar, key, label, type Mark, picture } from './frame/chart.ts';
import { printer } from './frame/print.ts';
import { type Answer, type Table, widget } from './frame/widget.ts';
import { type Rent, rentField, rentOf, rentSources, rentText } from './rent.ts';

type Print = ReturnType<typeof printer>;

const MINUTE = 60;
const HOUR = 3600;

const PARTS: readonly (readonly [mark: Mark, part: keyof TranscriptionSeconds, name: string, long: string])[] = [
  ['prefill', 'encode', 'hearing', 'Hearing (encoder)'],
  ['decode', 'decode', 'writing', 'Writing (decoder)'],
  ['other', 'overhead', 'overhead', 'Starting kernels, searching'],
];

const LIMITS: Readonly<Record<TranscriptionEstimate['boundBy'], string>> = {
  compute: 'Arithmetic sets the pace.',
  'memory-bandwidth': 'Reading weights sets the pace: more windows at once share it.',
  overhead:
    'Starting kernels sets the pace, step after short step: a faster accelerator gains little, more windows at once gain much.',
  'memory-capacity': 'Memory is the limit.',
};

/** The recording, on its scale what its transcription takes, and below what that goes into. */
function draw(audio: number, whole: Range, parts: TranscriptionSeconds, { range, ...print }: Print): ViewElement {
  const scale = Math.max(audio, whole.high);
  const on = ({ low, typical, high }: Range, of: number): Range => ({
    low: low / of,
    typical: typical / of,
    high: high / of,
  });
  let left = 0;
  const blocks = PARTS.map(([mark, part]): View => {
    const from = left;
    left += parts[part] / whole.typical;
    return bar(mark, from, left, 138, 22);
  });
  return picture(
    200,
    'A recording and its transcription on one scale of time',
    `The recording lasts ${print.seconds(audio)}, its transcription takes ${range(whole, seconds)}.`,
    label('recording', 0, 14),
    label(print.seconds(audio), 1, 14, { kind: 'number', anchor: 'end' }),
    bar('none', 0, audio / scale, 22, 18),
    label('transcription', 0, 66),
    label(range(whole, seconds), 1, 66, { kind: 'number', anchor: 'end' }),
    band('decode', on(whole, scale), 74, 18),
    label('what it goes into', 0, 130),
    label(print.seconds(whole.typical), 1, 130, { kind: 'number', anchor: 'end' }),
    blocks,
    key(
      PARTS.map(([mark, , name]) => [mark, name] as const),
      186,
      3,
    ),
  );
}

/** The same recording on every accelerator that holds the model: rented from the cheapest, then by speed. */
function elsewhere({ perHour: _, ...rest }: TranscriptionScenario, { range, ...print }: Print): Table['rows'] {
  return Object.entries(accelerators)
    .flatMap(([id, row]) => {
      const rent = rentOf(id, undefined);
      const accelerator: Accelerator = { ...row, ...unread };
      const made = estimateTranscription({ ...rest, accelerator, perHour: rent });
      if (made.seconds === null) return [];
      const { cost } = made;
      return [{ name: row.name, whole: made.seconds, cost, rank: cost?.perAudioHour.typical ?? Number.MAX_VALUE }];
    })
    .sort((a, b) => a.rank - b.rank || a.whole.typical - b.whole.typical)
    .map(({ name, whole, cost }) => ({
      what: name,
      values: [print.seconds(whole.typical), cost === null ? 'no offer' : range(cost.perAudioHour, usd)],
    }));
}

function formulas(
  audio: number,
  whole: number,
  parts: TranscriptionSeconds,
  rent: Rent | undefined,
  print: Print,
): View[] {
  const windows = Math.ceil(audio / 30);
  return [
    view('p', {}, `seconds = ${PARTS.map(([, , name]) => name).join(' + ')}`),
    view('p', {}, `${PARTS.map(([, part]) => print.seconds(parts[part])).join(' + ')} = ${print.seconds(whole)}`),
    view(
      'p',
      {},
      `windows = recording ÷ 30 s = ${print.count(windows)}; each is heard once and written token by token, about ${print.count(speech.tokensPerMinute.value / 2)} of them`,
    ),
    rent === undefined
      ? ''
      : view(
          'p',
          {},
          `cost of an hour of audio = seconds ÷ length × rent of an hour = ${print.seconds(whole)} ÷ ${print.seconds(audio)} × ${print.usd(rent.typical)} = ${print.usd((whole / audio) * rent.typical)}`,
        ),
  ];
}

export const transcription = widget({
  tag: 'inference-transcription',
  title: 'What a transcription takes',
  question: 'How many seconds does an hour of speech take to transcribe, and what does it cost?',
  about: [
    'For whoever turns calls, meetings or podcasts into text with a model of their own. Speech is cut into windows of 30 seconds; each is heard in one go and then written down token by token, in steps so short that a large accelerator spends most of its time on starting them.',
    'So the cheapest card often wins, and the lever is how many windows run at once. Set model, machine and length; the answer gives seconds, cost and what the time goes into.',
  ],
  term: 'inference',
  height: 1877,
  fields: {
    model: {
      type: 'choice',
      label: 'Model',
      start: 'whisper-large-v3-turbo',
      choices: choose(transcriptionModels, ({ developer }) => developer),
    },
    accelerator: {
      type: 'choice',
      label: 'Accelerator',
      help: 'GPU or other chip that runs it',
      start: 'l4',
      choices: chooseAccelerator(accelerators),
    },
    minutes: {
      type: 'number',
      label: 'Recording',
      unit: 'minutes',
      start: 60,
      least: 0.1,
      most: 10_000_000,
    },
    batch: {
      type: 'number',
      label: 'Windows at once',
      unit: 'windows',
      help: 'Pieces of 30 seconds that run together',
      start: 1,
      least: 1,
      most: 256,
      step: 1,
    },
    beams: {
      type: 'number',
      label: 'Beams',
      unit: 'candidates',
      help: 'Texts that the search keeps in mind. 1 is fastest',
      start: 5,
      least: 1,
      most: 20,
      step: 1,
    },
    weights: {
      type: 'choice',
      label: 'Weights',
      help: 'Fewer bits: smaller, a little less exact',
      start: 'fp16',
      choices: named(['fp16', 'bf16', 'int8']),
      known: 'precision',
    },
    engine: {
      type: 'choice',
      label: 'Engine',
      help: 'Program that runs the model',
      start: 'faster-whisper',
      choices: {
        'faster-whisper': { name: 'faster-whisper' },
        'openai-whisper': { name: 'OpenAI Whisper' },
        transformers: { name: 'Transformers' },
      },
    },
    rent: rentField,
  },
  presets: [
    {
      id: 'hour-l4',
      name: 'An hour, window by window',
      values: {
        model: 'whisper-large-v3-turbo',
        accelerator: 'l4',
        minutes: '60',
        batch: '1',
        engine: 'faster-whisper',
      },
    },
    {
      id: 'hour-l4-batch',
      name: 'The same, 16 at once',
      values: {
        model: 'whisper-large-v3-turbo',
        accelerator: 'l4',
        minutes: '60',
        batch: '16',
        engine: 'faster-whisper',
      },
    },
    {
      id: 'large-v3-a100',
      name: 'Largest model on an A100',
      values: {
        model: 'whisper-large-v3',
        accelerator: 'a100-80gb-sxm',
        minutes: '60',
        batch: '24',
        engine: 'transformers',
      },
    },
    {
      id: 'archive',
      name: 'An archive of 1,000 hours',
      values: {
        model: 'whisper-large-v3-turbo',
        accelerator: 'rtx-4090',
        minutes: '60000',
        batch: '16',
        engine: 'faster-whisper',
      },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const { range, bytes, count } = print;
    const row = transcriptionModels[values.model] as Facts<TranscriptionModel>;
    const card = accelerators[values.accelerator] as Facts<Accelerator>;
    const rent = rentOf(values.accelerator, values.rent);
    const audio = values.minutes * MINUTE;
    const told: TranscriptionScenario = {
      model: { ...row, ...unread },
      accelerator: { ...card, ...unread },
      audioSeconds: audio,
      batch: values.batch,
      beams: values.beams,
      precision: values.weights as PrecisionName,
      engine: values.engine as TranscriptionEngineName,
      perHour: rent,
    };
    const {
      seconds: whole,
      realTimeFactor: factor,
      parts,
      memory,
      boundBy,
      cost,
      validated,
    } = estimateTranscription(told);
    if (whole === null || parts === null || factor === null) {
      throw new RangeError(
        `${row.name} in ${precisionName(values.weights)} with ${count(values.batch)} windows at once does not fit one ${card.name}: it needs ${bytes(memory.total)} and there are ${bytes(memory.capacity)}. Take fewer at once, or an accelerator with more memory.`,
      );
    }
    const hourly = cost?.perAudioHour;
    const priced = (hours: number): string[] =>
      hourly === undefined
        ? []
        : [
            range(
              mapRange(hourly, (one) => one * hours),
              usd,
            ),
          ];
    const timed = (length: number): string =>
      range(
        mapRange(factor, (each) => each * length),
        seconds,
      );
    const paid =
      rent === undefined || hourly === undefined
        ? 'No offer to rent one is in the catalogue: set a rent to see the cost.'
        : `An hour of audio costs ${range(hourly, usd)} at ${rentText(rent, print)}.`;
    return {
      headline: `${row.name} transcribes ${audio < HOUR ? print.seconds(audio) : `${print.count(audio / HOUR)} h`} of speech in ${range(whole, seconds)} on one ${card.name}, ${range(inverse(factor, 1), printCount)} times as fast as it was spoken. ${paid}`,
      picture: draw(audio, whole, parts, print),
      tables: [
        {
          caption: 'What it adds up to',
          columns: ['', 'Time', ...(hourly === undefined ? [] : ['Cost'])],
          rows: [
            { what: 'This recording', values: [range(whole, seconds), ...priced(audio / HOUR)] },
            { what: 'Each hour of audio', values: [timed(HOUR), ...priced(1)] },
            { what: 'A thousand hours', values: [timed(1000 * HOUR), ...priced(1000)] },
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
          caption: 'The same recording elsewhere',
          shown: 4,
          columns: ['Accelerator', 'Typical', 'An hour of audio'],
          rows: elsewhere(told, print),
        },
      ],
      data: [
        ['quantity', 'unit', 'low', 'typical', 'high'],
        ['recording', 's', whole.low, whole.typical, whole.high],
        ['work for a second of audio', 's', factor.low, factor.typical, factor.high],
        ...(hourly === undefined ? [] : [['hour of audio', 'USD', hourly.low, hourly.typical, hourly.high]]),
        ...PARTS.map(([, part, name]) => [name, 's', '', parts[part], '']),
        ['memory', 'bytes', '', memory.total, ''],
      ],
      how: formulas(audio, whole.typical, parts, rent, print),
      assumptions: [
        LIMITS[boundBy],
        `A range is meant to hold four measurements in five${validated ? '' : '; nobody’s measurement of such an accelerator stands behind it, so it is wider'}.`,
        `Speech of ${count(speech.tokensPerMinute.value)} tokens a minute, about 150 words of English. Silence is not left out, though many tools skip it.`,
        'Aligning words, telling speakers apart and loading the model are left out. Rent is paid while it works, not while it waits.',
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
