import { accelerators } from '../catalogue/index.ts';
import type { MemoryUse, PrecisionName } from '../estimate/index.ts';
import { estimateChat, InputError, kvCacheBytes } from '../estimate/index.ts';
import { binaryBytes, bytes, count } from '../format.ts';
import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { precisionChoices } from './choices.ts';
import { fleet, scenarioFields, scenarioOf } from './scenario.ts';
import { widget } from './widget.ts';

const PARTS = [
  ['weights', 'weights'],
  ['kv', 'KV cache'],
  ['prefill', 'activations'],
  ['muted', 'overhead'],
] as const;

/** What stands in one accelerator's memory, as one bar against its capacity. */
function drawMemory(memory: MemoryUse): ReturnType<typeof picture> {
  const scale = (WIDTH - 2) / Math.max(memory.capacity, memory.total);
  const sizes = [memory.weights, memory.kvCache, memory.activations, memory.overhead];
  let x = 0;
  const blocks = PARTS.map(([kind], index): View => {
    const width = (sizes[index] ?? 0) * scale;
    x += width;
    return bar(kind, x - width, 24, width, 26);
  });
  const limit = memory.capacity * scale;
  const keys = PARTS.flatMap(([kind, name], index): View[] => {
    const y = 84 + Math.floor(index / 2) * 22;
    const left = (index % 2) * (WIDTH / 2);
    return [
      bar(kind, left, y - 10, 11, 11),
      label(`${name} ${bytes(sizes[index] ?? 0)}`, left + 17, y, { kind: 'small' }),
    ];
  });
  return picture(
    116,
    `Memory of one accelerator: ${PARTS.map(([, name], index) => `${name} ${bytes(sizes[index] ?? 0)}`).join(', ')}, of ${bytes(memory.capacity)}.`,
    label(`needs ${bytes(memory.total)}`, 0, 14, { kind: 'number' }),
    label(`has ${bytes(memory.capacity)}`, WIDTH, 14, { kind: 'number', anchor: 'end' }),
    view('rect', { class: 'i-outline', x: 0.5, y: 24.5, width: Math.max(1, Math.round(limit) - 1), height: 25 }),
    ...blocks,
    line(limit, 18, limit, 58, 'ink'),
    ...keys,
  );
}

export const memory = widget({
  tag: 'inference-memory',
  title: 'What fits in memory',
  question: 'Does the model fit, with how long a context, and for how many users?',
  term: 'vram',
  fields: {
    ...scenarioFields,
    kvCache: {
      type: 'choice',
      label: 'KV cache',
      start: 'bf16',
      choices: precisionChoices.filter(({ id }) => ['bf16', 'fp8'].includes(id)),
    },
    tokens: {
      type: 'number',
      label: 'Context of each user',
      unit: 'tokens',
      start: 8192,
      least: 2,
      most: 10_000_000,
      help: 'Prompt and answer together.',
    },
    users: { type: 'number', label: 'Users at once', unit: 'users', start: 1, least: 1, most: 100_000 },
  },
  presets: [
    {
      name: '70B on one H100',
      values: { model: 'llama-3.1-70b', accelerator: 'h100-sxm', accelerators: '1', weights: 'bf16' },
    },
    {
      name: '70B on two, FP8',
      values: { model: 'llama-3.1-70b', accelerator: 'h100-sxm', accelerators: '2', weights: 'fp8', users: '16' },
    },
    {
      name: '8B on a gaming card',
      values: { model: 'llama-3.1-8b', accelerator: 'rtx-4090', accelerators: '1', weights: 'bf16', users: '4' },
    },
  ],
  answer(values) {
    const scenario = { ...scenarioOf(values), kvCache: values.kvCache as PrecisionName };
    const context = scenario.model.maxContext;
    const tokens = Math.min(values.tokens, context);
    const at = (length: number, users: number) =>
      estimateChat({ ...scenario, inputTokens: Math.max(1, length - 1), outputTokens: 1, concurrency: users }).memory;
    const use = at(tokens, values.users);
    const perToken = kvCacheBytes(scenario.model, tokens, values.kvCache === 'fp8' ? 1 : 2) / tokens;
    const fitsAt = (length: number): boolean => at(length, values.users).maxConcurrency >= values.users;
    let [low, high] = [1, context];
    if (fitsAt(context)) low = context;
    while (high - low > 1 && low < context) {
      const middle = Math.floor((low + high) / 2);
      if (fitsAt(middle)) low = middle;
      else high = middle;
    }
    const longest = fitsAt(low) && low > 1 ? low : 0;
    const enough = use.maxConcurrency >= values.users;
    const place = `${scenario.model.name} with ${count(tokens)} tokens of context`;
    const where = fleet(scenario.accelerator, values.accelerators);
    const fitting = Object.entries(accelerators).filter(([, accelerator]) => {
      try {
        return (
          estimateChat({
            ...scenario,
            accelerator,
            inputTokens: Math.max(1, tokens - 1),
            outputTokens: 1,
            concurrency: 1,
          }).memory.maxConcurrency >= values.users
        );
      } catch (error) {
        if (error instanceof InputError) return false;
        throw error;
      }
    });
    return {
      headline: enough
        ? `${place} fits ${where} for ${count(values.users)} ${values.users === 1 ? 'user' : 'users'}: it needs ${bytes(use.total)} of ${bytes(use.capacity)} on each.`
        : `${place} does not fit ${where} for ${count(values.users)} ${values.users === 1 ? 'user' : 'users'}: the weights alone take ${bytes(use.weights)} of ${bytes(use.capacity)} on each.`,
      picture: drawMemory(use),
      columns: ['', 'Value'],
      rows: [
        ['Weights, on each accelerator', bytes(use.weights)],
        ['KV cache of one token, in all', binaryBytes(perToken)],
        ['Most users at this context', count(use.maxConcurrency)],
        ['Longest context for this many users', longest === 0 ? 'none' : `${count(longest)}\u00a0tokens`],
        ['Accelerators that fit it, in the same number', fitting.map(([id]) => id).join(', ') || 'none'],
      ],
      assumptions: [
        `The engine may fill ${scenario.engine === 'vllm' || scenario.engine === undefined ? '90%' : 'its share'} of the memory; activations are those of a prompt read in chunks.`,
        ...(tokens < values.tokens
          ? [`${scenario.model.name} reads at most ${count(context)} tokens: the context was cut to that.`]
          : []),
      ],
      how: [
        view(
          'p',
          {},
          `KV cache = 2 × layers × KV heads × head dimension × bytes × tokens; for ${scenario.model.name} ${binaryBytes(perToken)} a token`,
        ),
        view(
          'p',
          {},
          `weights ${bytes(use.weights)} + KV cache ${bytes(use.kvCache)} + activations ${bytes(use.activations)} + overhead ${bytes(use.overhead)} = ${bytes(use.total)}`,
        ),
      ],
    };
  },
});
