import type { Schema } from './field.ts';

const number = (description: string): Schema => ({ description, type: 'number', minimum: 0 });
const count = (description: string): Schema => ({ description, type: 'integer', minimum: 0 });
const flag = (description: string): Schema => ({ description, type: 'boolean' });
const text: Schema = { type: 'string' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const range = (description: string): Schema => ({ description, $ref: '#/$defs/range' });
const rangeOrNull = (description: string): Schema => ({ description, ...orNull({ $ref: '#/$defs/range' }) });
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const assumed: Schema = { type: 'object', description: 'What was not told, and what was taken for it.' };

const memory = object(
  {
    weights: number('Bytes.'),
    kvCache: number('Bytes.'),
    activations: number('Bytes.'),
    overhead: number('Bytes.'),
    total: number('Bytes.'),
    capacity: number('Bytes.'),
    fits: flag('Weights and one request fit.'),
    maxConcurrency: count('Requests that fit at once.'),
    range: object({ low: number('Bytes in all.'), high: number('Bytes in all.') }),
  },
  ['range'],
);

const turn = object({
  turn: count('From 1.'),
  inputTokens: count('All that was said before, and the message.'),
  cachedTokens: count('Part of it that is in the cache.'),
  outputTokens: count('Reasoning included.'),
  timeToFirstToken: rangeOrNull('Seconds.'),
  timeToFirstVisibleToken: rangeOrNull('Seconds, after reasoning.'),
  latency: rangeOrNull('Seconds.'),
});

const chat = object(
  {
    ok: { const: true },
    timeToFirstToken: rangeOrNull('Seconds, the queue included. null where the model does not fit.'),
    timePerOutputToken: rangeOrNull('Seconds; null where there is one output token.'),
    latency: rangeOrNull('Seconds of a whole answer.'),
    outputTokensPerSecond: rangeOrNull('Of all users.'),
    outputTokensPerSecondPerUser: rangeOrNull('Of one user.'),
    prefillTokensPerSecond: rangeOrNull('While one prompt is read alone.'),
    memory: { $ref: '#/$defs/memory' },
    boundBy: { enum: ['memory-bandwidth', 'compute', 'communication', 'overhead', 'memory-capacity'] },
    step: {
      description: 'Seconds of one decode pass by part; they sum to the pass.',
      ...orNull({ type: 'object', additionalProperties: { type: 'number', minimum: 0 } }),
    },
    energy: orNull(
      object(
        {
          perRequest: range('Joules at the wall.'),
          perOutputToken: range('Joules at the wall.'),
          gramsCo2: range('Grams of CO₂ equivalent of one request.'),
        },
        ['gramsCo2'],
      ),
    ),
    cost: orNull(object({ perMillionOutputTokens: range('USD.'), perRequest: range('USD.') })),
    assumed,
    validated: flag('Measurements of such an accelerator and engine stand behind the range.'),
    conversation: {
      description:
        'With turns or reasoning: each call, and all together. The figures outside are those of the last turn.',
      ...object({
        turns: list(turn),
        inputTokens: count('Of all turns.'),
        cachedTokens: count('Of all turns.'),
        outputTokens: count('Of all turns.'),
        latency: rangeOrNull('Seconds in all.'),
        cost: rangeOrNull('USD, rented.'),
      }),
    },
  },
  ['conversation'],
);

const offer = object(
  {
    id: text,
    model: text,
    provider: text,
    released: { ...text, description: 'The day the price list was released.' },
    version: text,
    url: text,
    days: { type: 'integer', description: 'Age of the prices.' },
    stale: flag('Older than 180 days.'),
  },
  ['id', 'released', 'version', 'url', 'days', 'stale'],
);

const prices = { input: number('USD a token.'), output: number('USD a token.') };
const apiCall = object(
  {
    ok: { const: true },
    kind: { const: 'api-call' },
    cost: object({
      input: number('USD.'),
      cached: number('USD.'),
      written: number('USD.'),
      output: number('USD.'),
      total: number('USD of the call, or of all turns.'),
    }),
    costOfRequests: number('USD of all requests.'),
    tokens: object({ input: count('Sent.'), cached: count('Read from the cache.'), output: count('Written.') }),
    calls: count('Calls that are paid: one a turn.'),
    prices: object(
      {
        ...prices,
        cachedInput: number('USD a token.'),
        cacheWrite: number('USD a token.'),
        cacheWriteHour: number('USD a token.'),
      },
      ['cachedInput', 'cacheWrite', 'cacheWriteHour'],
    ),
    offer,
    assumed,
  },
  ['costOfRequests'],
);

const crossing = (description: string): Schema => ({
  description: `${description} null where no number is.`,
  ...object({ low: orNull(number('')), typical: orNull(number('')), high: orNull(number('')) }),
});

const rental = object(
  {
    ok: { const: true },
    kind: { const: 'rental' },
    memory: { $ref: '#/$defs/memory' },
    latency: rangeOrNull('Seconds of a whole answer.'),
    outputTokensPerSecond: rangeOrNull('Of all accelerators.'),
    validated: flag('Measurements of such an accelerator and engine stand behind the range.'),
    cost: object(
      {
        reservation: range('USD for the reserved hours, used or not.'),
        perRequestAtCapacity: range('USD: the least that renting costs.'),
        perRequest: range('USD at the number of requests given.'),
      },
      ['perRequest'],
    ),
    requestsPerSecond: range('With work at all times.'),
    capacity: range('Requests in the reserved hours.'),
    volume: object({
      requests: number('As given.'),
      replicas: range('Deployments of this size.'),
      rental: range('USD.'),
      utilisation: range('Share of their time with work.'),
    }),
    comparison: orNull(
      object(
        {
          apiPerRequest: number('USD.'),
          from: crossing('The first number of requests at which renting costs less.'),
          always: crossing('Beyond it renting always does.'),
          api: number('USD for the number of requests given.'),
          cheaper: { enum: ['api', 'rental', 'either'] },
        },
        ['api', 'cheaper'],
      ),
    ),
    offer,
    assumed,
  },
  ['cost', 'requestsPerSecond', 'capacity', 'volume', 'offer'],
);

const plan = object({
  ok: { const: true },
  kind: { const: 'plan' },
  deployments: list(
    object({
      accelerator: text,
      accelerators: count('In all.'),
      tensorParallel: count('In one replica.'),
      replicas: count('That share the load.'),
      timeToFirstToken: range('Seconds.'),
      timePerOutputToken: rangeOrNull('Seconds.'),
      latency: range('Seconds.'),
      utilisation: number('Share of the load that it could carry.'),
      headroom: { type: 'object', additionalProperties: { type: 'number' }, description: 'Share of each limit left.' },
      keepsHigh: flag('The high ends of the ranges keep the limits too.'),
      cost: orNull(object({ perMonth: range('USD.'), perRequest: range('USD.') })),
    }),
  ),
  excluded: list(
    object({
      accelerator: text,
      code: { enum: ['memory', 'too-slow', 'too-many', 'over-budget', 'not-searched'] },
      why: text,
    }),
  ),
  estimates: count('That the search took.'),
  found: count('Deployments that keep the limits, listed or not.'),
  assumed,
});

const energy = orNull(
  object({
    joules: range('At the wall.'),
    wattHours: range('At the wall.'),
    gramsCo2: range('Grams of CO₂ equivalent.'),
  }),
);
const bound: Schema = { enum: ['compute', 'memory-bandwidth', 'communication', 'overhead', 'memory-capacity'] };
const parts = (of: string, names: readonly string[]): Schema => ({
  description: of,
  ...object(Object.fromEntries(names.map((name) => [name, number('')]))),
});
const memoryOf = (...names: readonly string[]): Schema => {
  const { properties, required } = parts('', [...names, 'activations', 'overhead', 'total', 'capacity']) as {
    readonly properties: Readonly<Record<string, Schema>>;
    readonly required: readonly string[];
  };
  return { type: 'object', properties: { ...properties, fits: flag('') }, required: [...required, 'fits'] };
};

const image = object({
  ok: { const: true },
  kind: { const: 'image' },
  secondsPerImage: rangeOrNull('null where the model does not fit.'),
  latency: rangeOrNull('Seconds to the last image of the batch.'),
  imagesPerHour: rangeOrNull('Images.'),
  parts: orNull(parts('Seconds of one image.', ['text', 'denoise', 'decode', 'overhead'])),
  flopPerPass: number('FLOP of one pass of the denoiser.'),
  memory: memoryOf('textEncoders', 'denoiser', 'decoder'),
  boundBy: bound,
  energy,
  cost: orNull(object({ perImage: range('USD.') })),
  assumed,
  validated: flag('Measurements stand behind the range.'),
});

const transcription = object({
  ok: { const: true },
  kind: { const: 'transcription' },
  seconds: rangeOrNull('Seconds for the recording.'),
  realTimeFactor: rangeOrNull('Seconds of work for a second of audio.'),
  parts: orNull(parts('Seconds.', ['encode', 'decode', 'overhead'])),
  memory: memoryOf('weights', 'kvCache'),
  boundBy: bound,
  energy,
  cost: orNull(object({ perAudioHour: range('USD.') })),
  assumed,
  validated: flag('Measurements stand behind the range.'),
});

const refusal = object({
  ok: { const: false },
  code: { type: 'string', description: 'What kind of fault it is: unknown-accelerator, not-whole …' },
  path: { type: 'string', description: 'The input: speculative.acceptance. Empty where it is the whole line.' },
  error: { type: 'string', description: 'The input, what came, and what was expected.' },
});

/** What an answer may be. Keys may be added; none is taken away. */
export const answerSchema = (id: string): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: id,
  title: 'Answer',
  description: 'One line of output of the estimate command. Seconds, bytes, tokens, joules and USD.',
  anyOf: ['refusal', 'chat', 'api-call', 'rental', 'plan', 'image', 'transcription'].map((name) => ({
    $ref: `#/$defs/${name}`,
  })),
  $defs: {
    range: {
      ...object({ low: number(''), typical: number(''), high: number('') }),
      description: 'Four measurements in five should lie between low and high.',
    },
    memory: { ...memory, description: 'Of one accelerator.' },
    chat,
    'api-call': apiCall,
    rental,
    plan,
    image,
    transcription,
    refusal,
  },
});
