import {
  engines,
  estimateSpeed,
  fitted,
  kvCacheBytes,
  type MemoryUse,
  memoryUse,
  precisions,
  type Range,
} from '../estimate/index.ts';
import { bytes as printBytes } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { accelerators } from './facts/accelerators.ts';
import { band, bar, key, label, type Mark, picture, upright } from './frame/chart.ts';
import { FieldError } from './frame/field.ts';
import { printer } from './frame/print.ts';
import { type Answer, widget } from './frame/widget.ts';
import {
  acceleratorOf,
  dated,
  fleet,
  originsOf,
  precisionName,
  scenarioFields,
  scenarioOf,
  type Told,
} from './scenario.ts';

type Print = ReturnType<typeof printer>;

/** Numbers of accelerators that are sold in one machine. */
const MACHINES = [1, 2, 4, 8] as const;

/** Bytes on each accelerator, for all the users that were asked for, whether they fit or not. */
interface Need {
  readonly weights: number;
  readonly kv: number;
  readonly activations: number;
  readonly overhead: number;
  readonly total: number;
  readonly capacity: number;
  /** Factors from the total to the ends of its range. */
  readonly spread: { readonly low: number; readonly high: number };
}

function needOf(
  { weights, kvCache, activations, overhead, total: held, range, capacity, maxConcurrency }: MemoryUse,
  users: number,
): Need {
  const kv = (kvCache / Math.min(users, Math.max(maxConcurrency, 1))) * users;
  const total = weights + kv + activations + overhead;
  const spread = { low: range.low / held, high: range.high / held };
  return { weights, kv, activations, overhead, total, spread, capacity };
}

/** The whole as a range: parts are computed, what engine and driver add is judged. What fits stays within the capacity. */
function totalOf({ total, spread, capacity }: Need): Range {
  const high = total * spread.high;
  return { low: total * spread.low, typical: total, high: total <= capacity ? Math.min(capacity, high) : high };
}

const PARTS: readonly (readonly [mark: Mark, part: 'weights' | 'kv' | 'activations' | 'overhead', name: string])[] = [
  ['weights', 'weights', 'weights'],
  ['kv', 'kv', 'KV cache'],
  ['prefill', 'activations', 'activations'],
  ['other', 'overhead', 'overhead'],
];

/** What stands in one accelerator's memory, as one bar against its capacity. */
function draw(need: Need, { bytes, range }: Print): ViewElement {
  const total = totalOf(need);
  const scale = Math.max(need.capacity, total.high);
  let left = 0;
  const blocks = PARTS.map(([mark, part]): View => {
    const from = left;
    left += need[part] / scale;
    return bar(mark, from, left, 42, 30);
  });
  const limit = need.capacity / scale;
  const told = PARTS.map(([, part, name]) => `${name} ${bytes(need[part])}`).join(', ');
  return picture(
    140,
    'Memory of each accelerator',
    `${told}; ${bytes(need.total)} of ${bytes(need.capacity)}.`,
    label('needs', 0, 14),
    label(range(total, printBytes), 0, 32, { kind: 'number' }),
    label('has', 1, 14, { anchor: 'end' }),
    label(bytes(need.capacity), 1, 32, { kind: 'number', anchor: 'end' }),
    bar('none', 0, limit, 42, 30),
    blocks,
    upright(limit, 36, 78),
    band('other', { low: total.low / scale, typical: total.typical / scale, high: total.high / scale }, 76, 8),
    key(
      PARTS.map(([mark, , name]) => [mark, name] as const),
      112,
      2,
    ),
  );
}

/** The longest context at which `users` requests fit at once; 0 where not even one token of each does. */
function longestContext(scenario: Told, users: number): number {
  const fits = (tokens: number): boolean => useOf(scenario, tokens, users).maxConcurrency >= users;
  const most = scenario.model.maxContext;
  if (fits(most)) return most;
  let [fitting, beyond] = [0, most];
  while (beyond - fitting > 1) {
    const middle = Math.floor((fitting + beyond) / 2);
    if (fits(middle)) fitting = middle;
    else beyond = middle;
  }
  return fitting;
}

function useOf(scenario: Told, tokens: number, users: number): MemoryUse {
  return memoryUse(scenario.model, {
    capacity: scenario.accelerator.memoryBytes,
    ...(engines[scenario.engine].splits === 'layers'
      ? { tensorParallel: 1, stages: scenario.tensorParallel }
      : { tensorParallel: scenario.tensorParallel, stages: 1 }),
    engine: engines[scenario.engine],
    offload: undefined,
    spread: fitted.spreads[scenario.engine].memory,
    weights: scenario.weights,
    kvCache: scenario.kvCache,
    tokens,
    sequences: users,
  });
}

/** For each accelerator, the smallest machine that holds the model and all users; undefined where eight do not. */
function machines(scenario: Told, tokens: number, users: number): { name: string; number: number; memory: number }[] {
  return Object.keys(accelerators)
    .flatMap((id) => {
      const accelerator = acceleratorOf(id);
      const number = MACHINES.find(
        (ranks) =>
          (engines[scenario.engine].splits === 'layers' || scenario.model.heads % ranks === 0) &&
          useOf({ ...scenario, accelerator, tensorParallel: ranks }, tokens, users).maxConcurrency >= users,
      );
      return number === undefined ? [] : [{ name: accelerator.name, number, memory: accelerator.memoryBytes }];
    })
    .sort((a, b) => a.number * a.memory - b.number * b.memory);
}

function headlineOf(
  scenario: Told,
  need: Need,
  use: MemoryUse,
  tokens: number,
  users: number,
  longest: number,
  { bytes, count, range }: Print,
): string {
  const what = `${scenario.model.name} in ${precisionName(scenario.weights)}`;
  const whose =
    users === 1
      ? `one user with ${count(tokens)} tokens of context`
      : `${count(users)} users with ${count(tokens)} tokens of context each`;
  const each = scenario.accelerators === 1 ? '' : ' on each';
  const context = `${users === 1 ? 'one user' : `each of ${count(users)} users`} may have up to ${count(longest)} tokens`;
  if (use.maxConcurrency >= users) {
    return `${what} fits ${fleet(scenario)} for ${whose}: it fills ${range(totalOf(need), printBytes)} of ${bytes(need.capacity)}${each}. With that context up to ${count(use.maxConcurrency)} fit; ${context}.`;
  }
  if (use.maxConcurrency > 0) {
    return `${what} fits ${fleet(scenario)}, but not for ${whose}: ${use.maxConcurrency === 1 ? 'one user fits' : `${count(use.maxConcurrency)} users fit`}${longest === 0 ? '' : `; ${context}`}.`;
  }
  return `${what} does not fit ${fleet(scenario)}: it needs ${range(totalOf(need), printBytes)}${each}, and there are ${bytes(need.capacity)}.`;
}

export const memory = widget({
  tag: 'inference-memory',
  title: 'What fits in memory',
  question: 'Does the model fit, with how long a context, and for how many users?',
  about: [
    'For whoever chooses a graphics card or a server for a model. Its memory holds the weights, which are always the same size, and for each user a cache that grows with every token read and written: often it is the cache that ends up too large.',
    'Set the model, the format of its weights and how long a conversation may get. The answer says whether it fits, how many users fit at once, and which machines would be large enough.',
  ],
  term: 'vram',
  height: 1784,
  fields: {
    ...scenarioFields,
    tokens: {
      type: 'number',
      label: 'Context of each user',
      unit: 'tokens',
      help: 'Prompt and reply together',
      start: 8192,
      least: 2,
      most: 10_000_000,
      step: 1,
    },
    users: { type: 'number', label: 'Users at once', unit: 'users', start: 1, least: 1, most: 100_000, step: 1 },
  },
  presets: [
    {
      id: '70b-h100',
      name: '70B on one H100',
      values: { model: 'llama-3.1-70b', accelerator: 'h100-sxm', accelerators: '1', weights: 'bf16', users: '1' },
    },
    {
      id: '70b-fp8-two-h100',
      name: '70B in 8 bits on two',
      values: { model: 'llama-3.1-70b', accelerator: 'h100-sxm', accelerators: '2', weights: 'fp8', users: '16' },
    },
    {
      id: '8b-gaming-card',
      name: '8B on a gaming card',
      values: { model: 'llama-3.1-8b', accelerator: 'rtx-4090', accelerators: '1', weights: 'bf16', users: '4' },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const { bytes, count } = print;
    const scenario = scenarioOf(values);
    const { tokens, users } = values;
    if (tokens > scenario.model.maxContext) {
      throw new FieldError(
        'tokens',
        `tokens must be at most the ${count(scenario.model.maxContext)} of ${scenario.model.name}, got ${count(tokens)}`,
      );
    }
    const use = estimateSpeed({ ...scenario, inputTokens: tokens - 1, outputTokens: 1, concurrency: users }).memory;
    const need = needOf(use, users);
    const longest = longestContext(scenario, users);
    const each = kvCacheBytes(scenario.model, tokens, precisions[scenario.kvCache].bytes);
    const fitting = machines(scenario, tokens, users);
    return {
      headline: headlineOf(scenario, need, use, tokens, users, longest, print),
      picture: draw(need, print),
      tables: [
        {
          caption: 'On each accelerator',
          columns: [''],
          rows: [
            ...PARTS.map(([mark, part, name]) => ({
              what: { text: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, mark },
              values: [bytes(need[part])],
            })),
            { what: 'In all', values: [print.range(totalOf(need), printBytes)] },
          ],
        },
        {
          caption: 'What that allows',
          columns: [''],
          rows: [
            { what: 'KV cache of one user', values: [bytes(each)] },
            { what: 'Most users with this context', values: [count(use.maxConcurrency)] },
            {
              what: `Longest context for ${users === 1 ? 'one user' : `${count(users)} users`}`,
              values: [longest === 0 ? 'none' : `${count(longest)}\u00a0tokens`],
            },
          ],
        },
        {
          caption: 'Smallest machines that fit all of it',
          empty: 'none with up to eight accelerators of the catalogue.',
          shown: 5,
          columns: ['Accelerator', 'How many', 'Memory in all'],
          rows: fitting.map(({ name, number, memory: size }) => ({
            what: name,
            values: [count(number), bytes(number * size)],
          })),
        },
      ],
      data: [
        ['quantity', 'unit', 'low', 'typical', 'high'],
        ...[
          ...PARTS.map(([, part, name]) => [name, need[part]] as const),
          ['total', need.total, totalOf(need)] as const,
          ['capacity', need.capacity] as const,
        ].map(([name, value, { low, high } = { low: value, high: value }]) => [
          name,
          'bytes on each accelerator',
          low,
          value,
          high,
        ]),
        ...(
          [
            ['users that fit', 'users', use.maxConcurrency],
            ['longest context', 'tokens', longest],
          ] as const
        ).map(([name, unit, value]) => [name, unit, value, value, value]),
      ],
      how: [
        view('p', {}, 'memory = weights + KV cache + activations + overhead'),
        view(
          'p',
          {},
          `${bytes(need.weights)} + ${bytes(need.kv)} + ${bytes(need.activations)} + ${bytes(need.overhead)} = ${bytes(need.total)}`,
        ),
        view('p', {}, kvFormula(scenario, tokens, each, print)),
      ],
      assumptions: [
        `The engine fills up to ${print.percent(engines[scenario.engine].memory)} of the memory and keeps its cache in pages of 16 tokens.`,
        'Activations are those of a prompt that is read in chunks of at most 8,192 tokens.',
        'Weights, cache and activations are computed; the overhead of engine and driver is judged, so the total is a range.',
      ],
      dated,
      sources: originsOf(values),
    };
  },
});

/** How the cache of one user comes about, in the model's own shape. */
function kvFormula({ model, kvCache }: Told, tokens: number, total: number, { bytes, count }: Print): string {
  const value = precisions[kvCache].bytes;
  if (model.latent !== undefined) {
    return `KV cache of one user = layers × (latent + position) × bytes × tokens = ${model.layers} × (${model.latent.kvRank} + ${model.latent.ropeDim}) × ${value} × ${count(tokens)} = ${bytes(total)}`;
  }
  if (model.window !== undefined || model.linear !== undefined) {
    return `KV cache of one user = ${bytes(total)}: some layers keep only their last tokens, or a state of constant size`;
  }
  return `KV cache of one user = 2 × layers × KV heads × head size × bytes × tokens = 2 × ${model.layers} × ${model.kvHeads} × ${model.headDim} × ${value} × ${count(tokens)} = ${bytes(total)}`;
}
