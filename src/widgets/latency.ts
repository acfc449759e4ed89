import { estimateSpeed, type Range, type SpeedEstimate, type Step } from '../estimate/index.ts';
import { seconds, tokenRate } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { band, bar, label, picture, rule } from './frame/chart.ts';
import { play } from './frame/play.ts';
import { printer } from './frame/print.ts';
import { type Answer, widget } from './frame/widget.ts';
import { dated, fleet, originsOf, scenarioFields, scenarioOf } from './scenario.ts';
import { ENGLISH, promptField, replyField } from './token-fields.ts';
import { tooLarge } from './too-large.ts';

type Print = ReturnType<typeof printer>;

/** Most blocks that stand for tokens in the time line: more would be a grey bar. */
const BLOCKS = 48;

const within = ({ low, typical, high }: Range, whole: number): Range => ({
  low: low / whole,
  typical: typical / whole,
  high: high / whole,
});

/** A time line of one reply: the prompt is read, then block after block is written. Bands show the ranges of both ends. */
function draw(first: Range, whole: Range, tokens: number, { range }: Print): ViewElement {
  const [begin, end] = [within(first, whole.high), within(whole, whole.high)];
  const blocks = Math.min(tokens, BLOCKS);
  const step = (end.typical - begin.typical) / blocks;
  return picture(
    118,
    'Time line of one reply',
    `First token after ${range(first, seconds)}, whole reply after ${range(whole, seconds)}.`,
    label('first token', 0, 14),
    label(range(first, seconds), 0, 32, { kind: 'number' }),
    label('whole reply', 1, 14, { anchor: 'end' }),
    label(range(whole, seconds), 1, 32, { kind: 'number', anchor: 'end' }),
    bar('prefill', 0, begin.typical, 44, 22),
    Array.from({ length: blocks }, (_, index): View => {
      const left = begin.typical + index * step;
      return bar('decode', left, left + step * (blocks > 1 ? 0.8 : 1), 44, 22);
    }),
    band('prefill', begin, 74, 10),
    band('decode', end, 74, 10),
    rule(94),
    label('0', 0, 112, { kind: 'small' }),
    label(seconds(whole.high), 1, 112, { kind: 'small', anchor: 'end' }),
  );
}

const PARTS: Readonly<Record<keyof Step, string>> = {
  weights: 'reading weights',
  compute: 'multiplying',
  attention: 'attention over the KV cache',
  communication: 'accelerators talking',
  overhead: 'starting kernels and the engine itself',
};

const LIMITS: Readonly<Record<SpeedEstimate['boundBy'], string>> = {
  'memory-bandwidth': 'how fast memory is read',
  compute: 'arithmetic',
  communication: 'talk between accelerators',
  overhead: 'starting kernels and the engine itself',
  'memory-capacity': 'memory',
};

function formulas(estimate: SpeedEstimate, step: Step, output: number, print: Print): View[] {
  const { timeToFirstToken: first, timePerOutputToken: each, latency: whole } = estimate;
  const parts = (Object.entries(step) as [keyof Step, number][]).filter(([, time]) => time > 0);
  const pass = parts.reduce((sum, [, time]) => sum + time, 0);
  return [
    view('p', {}, 'reply = time to first token + (output tokens − 1) × time per output token'),
    ...(first === null || each === null || whole === null
      ? []
      : [
          view(
            'p',
            {},
            `${print.seconds(first.typical)} + ${print.count(output - 1)} × ${print.seconds(each.typical)} = ${print.seconds(whole.typical)}`,
          ),
        ]),
    view('p', {}, 'One pass that gives every user a token, by part:'),
    view(
      'p',
      {},
      `${parts.map(([part, time]) => `${PARTS[part]} ${print.seconds(time)}`).join(' + ')} = ${print.seconds(pass)}`,
    ),
  ];
}

export const latency = widget({
  tag: 'inference-latency',
  title: 'How fast it answers',
  question: 'How long until the first word, and how fast do the others follow?',
  about: [
    'For whoever hosts a model, or is about to, and wants to know how it will feel. An answer has two speeds: the prompt is read in one go before anything appears, and then the words come one after another, each at the price of reading the whole model from memory.',
    'Set the model, the machine and how many people ask at once. The reply can be played at the very speed that is computed, which says more than a number.',
  ],
  term: 'time-to-first-token',
  height: 1450,
  fields: {
    ...scenarioFields,
    input: { ...promptField, help: ENGLISH },
    output: { ...replyField, start: 200 },
    users: {
      type: 'number',
      label: 'Users at once',
      unit: 'users',
      help: 'Each asks again once answered',
      start: 1,
      least: 1,
      most: 100_000,
      step: 1,
      known: 'concurrency',
    },
  },
  presets: [
    {
      id: '7b-a100',
      name: '7B on an A100',
      values: {
        model: 'llama-2-7b',
        accelerator: 'a100-80gb-sxm',
        accelerators: '1',
        weights: 'bf16',
        engine: 'vllm',
        users: '1',
      },
    },
    {
      id: '70b-h100',
      name: '70B on four H100',
      values: {
        model: 'llama-3.1-70b',
        accelerator: 'h100-sxm',
        accelerators: '4',
        weights: 'fp8',
        engine: 'vllm',
        users: '1',
      },
    },
    {
      id: '70b-h100-64-users',
      name: 'The same for 64 users',
      values: {
        model: 'llama-3.1-70b',
        accelerator: 'h100-sxm',
        accelerators: '4',
        weights: 'fp8',
        engine: 'vllm',
        users: '64',
      },
    },
    {
      id: '8b-gaming-card',
      name: '8B on a gaming card',
      values: {
        model: 'llama-3.1-8b',
        accelerator: 'rtx-4090',
        accelerators: '1',
        weights: 'q4_k_m',
        engine: 'llama.cpp',
        users: '1',
      },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const scenario = scenarioOf(values);
    const { input, output, users } = values;
    const estimate = estimateSpeed({ ...scenario, inputTokens: input, outputTokens: output, concurrency: users });
    const { timeToFirstToken: first, timePerOutputToken: each, latency: whole } = estimate;
    const { outputTokensPerSecond: all, outputTokensPerSecondPerUser: own, step } = estimate;
    if (first === null || whole === null || all === null || own === null || step === null) {
      throw tooLarge(scenario, estimate.memory, print);
    }
    const quantities = [
      ['Time to first token', 'prefill', first, seconds, 's'],
      ...(each === null ? [] : [['Time per output token', 'decode', each, seconds, 's'] as const]),
      ['Whole reply', 'none', whole, seconds, 's'],
      ['Speed for each user', 'none', own, tokenRate, 'tokens/s'],
      ['Speed of all users', 'none', all, tokenRate, 'tokens/s'],
    ] as const;
    const load = users === 1 ? '' : ` with ${print.count(users)} users at once`;
    const waiting = Math.max(0, users - estimate.memory.maxConcurrency);
    return {
      headline: `${scenario.model.name} on ${fleet(scenario)}${load} starts to answer after ${print.range(first, seconds)} and has written ${print.count(output)} ${output === 1 ? 'token' : 'tokens'} after ${print.range(whole, seconds)}: ${print.range(own, tokenRate)} for each user.`,
      picture: draw(first, whole, output, print),
      tables: [
        {
          caption: 'Times and speeds',
          columns: ['', 'Typical', 'Range'],
          rows: quantities.map(([text, mark, range, format]) => ({
            what: mark === 'none' ? text : { text, mark },
            values: [format(range.typical, locale), print.range(range, format)],
          })),
        },
      ],
      data: [
        ['quantity', 'unit', 'low', 'typical', 'high'],
        ...quantities.map(([name, , { low, typical, high }, , unit]) => [name, unit, low, typical, high]),
      ],
      how: formulas(estimate, step, output, print),
      assumptions: [
        `The pace is set by ${LIMITS[estimate.boundBy]}.`,
        `A range is meant to hold four measurements in five${estimate.validated ? '' : '; no measurement of this accelerator with this engine stands behind it, so it is wider'}.`,
        ...(waiting > 0
          ? [
              `${print.count(estimate.memory.maxConcurrency)} users fit in memory at once; the others wait, and their wait is in the time to the first token.`,
            ]
          : []),
        'The network between reader and server is left out, and so is the tokenizer.',
      ],
      dated,
      sources: originsOf(values),
      ...(each === null
        ? {}
        : {
            plays: [
              {
                name: 'Play it at this speed',
                start: (stage) => play({ first: first.typical, each: each.typical }, stage),
              },
            ],
          }),
    };
  },
});
