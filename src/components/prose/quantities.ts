import {
  accelerators,
  find,
  findId,
  models,
  offers,
  offersFrom,
  rentalRange,
  transcriptionModels,
} from '../../catalogue/index.ts';
import type { Accelerator, Model } from '../../catalogue/schema.ts';
import {
  arithmeticIntensity,
  type ChatEstimate,
  type ChatScenario,
  callCost,
  distinctExperts,
  estimateChat,
  estimateTranscription,
  kvCacheBytes,
  type PrecisionName,
  parameters,
  precisionOf,
  type Range,
  rentalPerMillionTokens,
  ridgePoint,
  speculationTokens,
  type TranscriptionEstimate,
  type TranscriptionScenario,
  tokenProbabilities,
  totalParameters,
  weightBytes,
} from '../../estimate/index.ts';
import {
  bandwidth,
  binaryBytes,
  bytes,
  count,
  flopRate,
  large,
  percent,
  range,
  seconds,
  tokenRate,
  usd,
} from '../../format.ts';
import type { Calculated } from './calc.ts';

type Inputs = Readonly<Record<string, string | undefined>>;

const shown = (inputs: Inputs): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** Inputs of a quantity, read by name; one that is not taken is refused. */
function reader(inputs: Inputs, allowed: readonly string[]) {
  const extra = Object.keys(inputs).find((name) => !allowed.includes(name));
  if (extra !== undefined) throw new RangeError(`takes no "${extra}"; expected some of: ${allowed.join(', ')}`);
  const text = (name: string, start?: string): string => {
    const value = inputs[name] ?? start;
    if (value === undefined) throw new RangeError(`needs "${name}"`);
    return value;
  };
  const number = (name: string, start?: number): number => {
    const value = Number(text(name, start === undefined ? undefined : String(start)));
    if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, got "${inputs[name]}"`);
    return value;
  };
  return {
    text,
    number,
    model: () => find(models, text('model'), 'model'),
    accelerator: () => find(accelerators, text('accelerator'), 'accelerator'),
    offer: () => find(offers, text('offer'), 'offer'),
    weights: (name = 'weights'): PrecisionName => {
      const value = text(name, 'bf16');
      precisionOf(name, value);
      return value as PrecisionName;
    },
  };
}

const SCENARIO = [
  'accelerators',
  'tensorParallel',
  'pipelineParallel',
  'inputTokens',
  'outputTokens',
  'cachedTokens',
  'maxBatch',
  'requestsPerSecond',
] as const;
const SCENARIO_KEYS = [
  'model',
  'accelerator',
  'weights',
  'kvCache',
  'engine',
  'concurrency',
  'draftTokens',
  'acceptance',
  'draftCost',
  'speculative',
  ...SCENARIO,
];

/** The estimate for a scenario whose keys are those of the command line. */
function estimateOf(inputs: Inputs): ChatEstimate {
  const { model, accelerator, number } = reader(inputs, SCENARIO_KEYS);
  const numbers = Object.fromEntries(
    SCENARIO.flatMap((key) => (inputs[key] === undefined ? [] : [[key, number(key)]])),
  );
  const names = Object.fromEntries(
    ['weights', 'kvCache', 'engine'].flatMap((key) => (inputs[key] === undefined ? [] : [[key, inputs[key]]])),
  );
  const concurrency =
    inputs.concurrency === undefined
      ? {}
      : { concurrency: inputs.concurrency === 'max' ? 'max' : number('concurrency') };
  const speculative =
    inputs.draftTokens === undefined
      ? {}
      : {
          speculative: {
            draftTokens: number('draftTokens'),
            acceptance: number('acceptance'),
            draftCost: number('draftCost', 0.05),
          },
        };
  return estimateChat({
    ...numbers,
    ...names,
    ...concurrency,
    ...speculative,
    model: model(),
    accelerator: accelerator(),
  } as ChatScenario);
}

const estimated =
  (
    key:
      | 'timeToFirstToken'
      | 'timePerOutputToken'
      | 'latency'
      | 'outputTokensPerSecond'
      | 'outputTokensPerSecondPerUser'
      | 'prefillTokensPerSecond',
    format: (value: number) => string,
  ) =>
  (inputs: Inputs): Calculated => {
    const value: Range | null = estimateOf(inputs)[key];
    if (value === null)
      throw new RangeError(`has no value here: the model or a request does not fit (${shown(inputs)})`);
    return { text: range(value, format), how: `Estimate, meant to hold four measurements in five: ${shown(inputs)}` };
  };

const CALL = ['offer', 'inputTokens', 'outputTokens', 'cachedTokens', 'writtenTokens', 'discount', 'calls'];

const ofCall =
  (part: 'total' | 'input' | 'output') =>
  (inputs: Inputs): Calculated => {
    const { number, offer } = reader(inputs, CALL);
    const row = offer();
    const cost = callCost(
      {
        inputTokens: number('inputTokens', 0),
        outputTokens: number('outputTokens', 0),
        cachedTokens: number('cachedTokens', 0),
        writtenTokens: number('writtenTokens', 0),
        discount: number('discount', 0),
      },
      row,
    );
    const own = part === 'input' ? cost.input + cost.cached + cost.written : cost[part];
    return {
      text: usd(own * number('calls', 1)),
      how: `${row.name} at list prices of ${offersFrom.released}: ${shown(inputs)}`,
    };
  };

/** Shares of a call that are input and output. */
const shareOf =
  (part: 'input' | 'output') =>
  (inputs: Inputs): Calculated => {
    const { number, offer } = reader(inputs, CALL);
    const cost = callCost({ inputTokens: number('inputTokens', 0), outputTokens: number('outputTokens', 0) }, offer());
    return { text: percent(cost[part] / cost.total), how: `Share of the price of the call: ${shown(inputs)}` };
  };

/** On-demand prices of an accelerator's hour, as a range. */
function rentalOf(accelerator: string) {
  const found = rentalRange(findId(accelerators, accelerator, 'accelerator'));
  if (found === undefined) throw new RangeError(`the catalogue has no rental of ${accelerator}`);
  return found;
}

/** The estimate for a recording whose keys are those of the module; an hour of audio unless told otherwise. */
function transcriptionOf(inputs: Inputs): TranscriptionEstimate {
  const numbers = ['audioSeconds', 'batch', 'beams'];
  const names = ['engine', 'precision'];
  const { text, accelerator, number } = reader(inputs, ['model', 'accelerator', ...numbers, ...names]);
  const given = (keys: readonly string[], read: (key: string) => string | number) =>
    Object.fromEntries(keys.filter((key) => inputs[key] !== undefined).map((key) => [key, read(key)]));
  return estimateTranscription({
    ...given(numbers, number),
    ...given(names, text),
    model: find(transcriptionModels, text('model'), 'model'),
    accelerator: accelerator(),
    perHour: rentalRange(text('accelerator')),
  } as TranscriptionScenario);
}

const transcribed =
  (
    of: (estimate: TranscriptionEstimate) => Range | null | undefined,
    format: (value: number) => string,
    what: string,
  ) =>
  (inputs: Inputs): Calculated => {
    const value = of(transcriptionOf(inputs));
    if (!value) throw new RangeError(`has no value here: it does not fit or has no rental (${shown(inputs)})`);
    return { text: range(value, format), how: `${what}: ${shown(inputs)}` };
  };

/** An hour of rented hardware at the middle price against the list price of one call, in calls. */
function breakEvenCalls({ accelerator = '', accelerators: devices = '1', ...call }: Inputs): number {
  const { number, offer } = reader(call, CALL);
  const { total } = callCost(
    {
      inputTokens: number('inputTokens', 0),
      outputTokens: number('outputTokens', 0),
      cachedTokens: number('cachedTokens', 0),
    },
    offer(),
  );
  return (rentalOf(accelerator).typical * Number(devices)) / total;
}

const readSeconds = (inputs: Inputs): number => {
  const { model, accelerator, weights, number } = reader(inputs, ['model', 'accelerator', 'weights', 'accelerators']);
  return weightBytes(model(), weights()) / (accelerator().bandwidth * number('accelerators', 1));
};

const sourceOf = ({ sources: [first] }: Accelerator): string => first?.title ?? first?.url ?? 'the catalogue';

const ofAccelerator =
  (key: 'memoryBytes' | 'bandwidth' | 'bf16', format: (value: number) => string) =>
  (inputs: Inputs): Calculated => {
    const row = reader(inputs, ['accelerator']).accelerator();
    return {
      text: format(row[key]),
      how: `${row.name}, from ${sourceOf(row)}`,
    };
  };

/** What plus, minus, times and divide make of numbers. */
function arithmetic(expression: string): number {
  if (!/^[\d\s.+\-*/()]+$/.test(expression))
    throw new RangeError(`expression may hold numbers and + - * / ( ) only, got "${expression}"`);
  let at = 0;
  const peek = (): string => expression.slice(at).trimStart().charAt(0);
  const take = (): string => {
    at = expression.length - expression.slice(at).trimStart().length;
    return expression.charAt(at++);
  };
  const atom = (): number => {
    if (peek() === '(') {
      take();
      const inner = sum();
      if (take() !== ')') throw new RangeError(`expression lacks a closing bracket: "${expression}"`);
      return inner;
    }
    const digits = /^\s*-?\d+(?:\.\d+)?/.exec(expression.slice(at))?.[0];
    if (digits === undefined) throw new RangeError(`expression is not complete: "${expression}"`);
    at += digits.length;
    return Number(digits);
  };
  const product = (): number => {
    let value = atom();
    while (peek() === '*' || peek() === '/') value = take() === '*' ? value * atom() : value / atom();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (peek() === '+' || peek() === '-') value = take() === '+' ? value + product() : value - product();
    return value;
  };
  const value = sum();
  if (peek() !== '') throw new RangeError(`expression has something left over: "${expression.slice(at)}"`);
  return value;
}

/** Values that one token leaves in the cache, as a product. */
function kvShape({ layers, kvHeads, headDim, latent, window }: Model): string {
  if (latent !== undefined) return `${layers} layers × (${latent.kvRank} + ${latent.ropeDim}) compressed values`;
  const near = window === undefined ? '' : `, ${window.layers} of them with a window`;
  return `2 × ${layers} layers${near} × ${kvHeads} KV heads × ${headDim}`;
}

/** What prose may compute: `<Calc of="name" … />`. */
export const quantities: Readonly<Record<string, (inputs: Inputs) => Calculated>> = {
  weights(inputs) {
    const { model, weights } = reader(inputs, ['model', 'weights']);
    return { text: bytes(weightBytes(model(), weights())), how: `parameters × bytes each: ${shown(inputs)}` };
  },
  'kv-per-token'(inputs) {
    const { model, number, weights } = reader(inputs, ['model', 'kvCache', 'kvHeads']);
    const row = { ...model(), ...(inputs.kvHeads === undefined ? {} : { kvHeads: number('kvHeads') }) };
    return {
      text: binaryBytes(kvCacheBytes(row, 1, precisionOf('kvCache', weights('kvCache')).bytes)),
      how: `${kvShape(row)} × bytes: ${shown(inputs)}`,
    };
  },
  'kv-cache'(inputs) {
    const { model, number, weights } = reader(inputs, ['model', 'tokens', 'sequences', 'kvCache', 'kvHeads']);
    const row = { ...model(), ...(inputs.kvHeads === undefined ? {} : { kvHeads: number('kvHeads') }) };
    const value =
      kvCacheBytes(row, number('tokens'), precisionOf('kvCache', weights('kvCache')).bytes) * number('sequences', 1);
    return {
      text: bytes(value),
      how: `2 × layers × KV heads × head dimension × bytes × tokens × sequences: ${shown(inputs)}`,
    };
  },
  'time-to-first-token': estimated('timeToFirstToken', seconds),
  'time-per-output-token': estimated('timePerOutputToken', seconds),
  latency: estimated('latency', seconds),
  'output-tokens-per-second': estimated('outputTokensPerSecond', tokenRate),
  'tokens-per-second-per-user': estimated('outputTokensPerSecondPerUser', tokenRate),
  'prefill-tokens-per-second': estimated('prefillTokensPerSecond', tokenRate),
  'max-concurrency'(inputs) {
    return {
      text: count(estimateOf(inputs).memory.maxConcurrency),
      how: `What weights, activations and overhead leave of the memory ÷ the cache of one request: ${shown(inputs)}`,
    };
  },
  'requests-per-second'(inputs) {
    const { number } = reader(inputs, SCENARIO_KEYS);
    const rate = estimateOf(inputs).outputTokensPerSecond;
    if (rate === null) throw new RangeError(`has no value here: the model does not fit (${shown(inputs)})`);
    const answer = number('outputTokens');
    const shares = { low: rate.low / answer, typical: rate.typical / answer, high: rate.high / answer };
    return {
      text: `${range(shares, count)}\u00a0requests/s`,
      how: `output tokens a second ÷ tokens of an answer: ${shown(inputs)}`,
    };
  },
  'users-within'(inputs) {
    const { firstWithin = '', eachWithin = '', ...scenario } = inputs;
    const [first, each] = [Number(firstWithin), Number(eachWithin)];
    if (!(first > 0 && each > 0)) throw new RangeError('needs firstWithin and eachWithin, seconds above 0');
    const keeps = (users: number): boolean => {
      const { timeToFirstToken, timePerOutputToken } = estimateOf({ ...scenario, concurrency: String(users) });
      return (timeToFirstToken?.typical ?? Infinity) <= first && (timePerOutputToken?.typical ?? Infinity) <= each;
    };
    if (!keeps(1)) throw new RangeError(`has no value here: one user alone is outside the limits (${shown(inputs)})`);
    let most = 1;
    while (most < 4096 && keeps(most * 2)) most *= 2;
    for (let step = most / 2; step >= 1; step /= 2) if (keeps(most + step)) most += step;
    return {
      text: count(most),
      how: `Most users at once with typical times of at most ${seconds(first)} to the first token and ${seconds(each)} for each other: ${shown(scenario)}`,
    };
  },
  'chance-of-any'(inputs) {
    const { number } = reader(inputs, ['share', 'calls']);
    const [share, calls] = [number('share'), number('calls')];
    if (share < 0 || share > 1) throw new RangeError(`share must be from 0 to 1, got "${inputs.share}"`);
    return {
      text: percent(1 - (1 - share) ** calls),
      how: `1 − (1 − share)^calls, as if independent: ${shown(inputs)}`,
    };
  },
  'call-cost': ofCall('total'),
  'input-cost': ofCall('input'),
  'output-cost': ofCall('output'),
  'input-share': shareOf('input'),
  'output-share': shareOf('output'),
  price(inputs) {
    const { text, offer } = reader(inputs, ['offer', 'kind']);
    const row = offer();
    const kind = text('kind', 'input');
    const price =
      kind === 'cached' ? row.cachedInput : kind === 'output' ? row.output : kind === 'input' ? row.input : undefined;
    if (price === undefined) throw new RangeError(`kind must be input, output or cached and be priced, got "${kind}"`);
    return {
      text: `${usd(price * 1e6)} per million`,
      how: `${row.name}, ${kind} tokens, list price of ${offersFrom.released}`,
    };
  },
  'price-ratio'(inputs) {
    const row = reader(inputs, ['offer']).offer();
    return {
      text: `${count(row.output / row.input)}×`,
      how: `${row.name}: output price ÷ input price, ${offersFrom.released}`,
    };
  },
  'price-date'(inputs) {
    reader(inputs, []);
    return { text: offersFrom.released, how: `Release of @pydantic/genai-prices ${offersFrom.version}` };
  },
  memory: ofAccelerator('memoryBytes', bytes),
  bandwidth: ofAccelerator('bandwidth', bandwidth),
  /** Dense rate in BF16, or in the format named. */
  peak(inputs) {
    const { accelerator, text } = reader(inputs, ['accelerator', 'format']);
    const row = accelerator();
    const format = text('format', 'bf16');
    if (format !== 'bf16' && format !== 'fp8' && format !== 'fp4')
      throw new RangeError(`format must be bf16, fp8 or fp4, got "${format}"`);
    const rate = row[format];
    if (rate === undefined) throw new RangeError(`${row.name} has no ${format} rate`);
    return { text: flopRate(rate), how: `${row.name}: ${format}, dense, from ${sourceOf(row)}` };
  },
  /** To its peers, in one direction. */
  link(inputs) {
    const row = reader(inputs, ['accelerator']).accelerator();
    if (row.link === undefined) throw new RangeError(`${row.name} has no link in the catalogue`);
    return {
      text: bandwidth(row.link.bandwidth),
      how: `${row.name}: ${row.link.name}, one direction, from ${sourceOf(row)}`,
    };
  },
  parameters(inputs) {
    const row = reader(inputs, ['model']).model();
    return { text: large(row.parameters), how: `${row.name}: parameters stored` };
  },
  'active-parameters'(inputs) {
    const row = reader(inputs, ['model']).model();
    return { text: large(row.activeParameters), how: `${row.name}: parameters that one token passes through` };
  },
  'parameter-share'(inputs) {
    const { model, text } = reader(inputs, ['model', 'part']);
    const row = model();
    const part = text('part');
    const { attention, dense, shared, expert, expertLayers, head, embedding } = parameters(row);
    const parts: Readonly<Record<string, number>> = {
      attention,
      'feed-forward': dense + shared + expertLayers * expert * (row.experts?.count ?? 0),
      vocabulary: head + embedding,
    };
    const own = parts[part];
    if (own === undefined) throw new RangeError(`part must be one of: ${Object.keys(parts).join(', ')}, got "${part}"`);
    return { text: percent(own / totalParameters(row)), how: `${row.name}: ${part} ÷ all parameters` };
  },
  'attention-share'(inputs) {
    const { model, number } = reader(inputs, ['model', 'tokens']);
    const row = model();
    const scores = 4 * row.layers * row.heads * row.headDim * number('tokens');
    const products = 2 * (row.activeParameters - parameters(row).embedding);
    return {
      text: percent(scores / (scores + products)),
      how: `4 × layers × heads × head dimension × tokens before it, ÷ that + 2 × parameters: ${shown(inputs)}`,
    };
  },
  probability(inputs) {
    const { text, number } = reader(inputs, ['scores', 'token', 'temperature', 'topK', 'topP']);
    const scores = text('scores').split(',').map(Number);
    const cut = {
      ...(inputs.topK === undefined ? {} : { topK: number('topK') }),
      ...(inputs.topP === undefined ? {} : { topP: number('topP') }),
    };
    const value = tokenProbabilities(scores, number('temperature', 1), cut)[number('token', 1) - 1];
    if (value === undefined || Number.isNaN(value))
      throw new RangeError(`token must be from 1 to ${scores.length}, and scores numbers, got ${shown(inputs)}`);
    return { text: percent(value), how: `exp(score ÷ temperature) ÷ sum over all tokens: ${shown(inputs)}` };
  },
  'read-time': (inputs) => ({
    text: seconds(readSeconds(inputs)),
    how: `bytes of the weights ÷ bandwidth: ${shown(inputs)}`,
  }),
  'read-rate': (inputs) => ({
    text: tokenRate(1 / readSeconds(inputs)),
    how: `bandwidth ÷ bytes of the weights: ${shown(inputs)}`,
  }),
  rental(inputs) {
    const { text } = reader(inputs, ['accelerator']);
    const found = rentalOf(text('accelerator'));
    return {
      text: `${usd(found.low)}–${usd(found.high)} an hour`,
      how: `${found.offers} on-demand offers, ${found.from} to ${found.to}`,
    };
  },
  'rental-cost'(inputs) {
    const { text, number } = reader(inputs, ['accelerator', 'accelerators', 'hours', 'seconds', 'price']);
    const found = rentalOf(text('accelerator'));
    const each = inputs.seconds === undefined ? number('hours', 1) : number('seconds') / 3600;
    const hours = number('accelerators', 1) * each;
    const cost = { low: found.low * hours, typical: found.typical * hours, high: found.high * hours };
    return {
      text: text('price', 'range') === 'middle' ? usd(cost.typical) : range(cost, usd),
      how: `${found.offers} on-demand offers, ${found.from} to ${found.to}: ${shown(inputs)}`,
    };
  },
  'rental-per-million'({ utilisation = '1', ...inputs }) {
    const found = rentalOf(inputs.accelerator ?? '');
    const tokensPerSecond = estimateOf(inputs).outputTokensPerSecond;
    if (tokensPerSecond === null) throw new RangeError(`does not fit (${shown(inputs)})`);
    const cost = rentalPerMillionTokens(
      { low: found.typical, typical: found.typical, high: found.typical },
      { accelerators: Number(inputs.accelerators ?? '1'), tokensPerSecond, utilisation: Number(utilisation) },
    );
    return {
      text: range(cost, usd),
      how: `${usd(found.typical)} an hour, middle of ${found.offers} offers, ${found.from} to ${found.to} ÷ estimated output: ${shown(inputs)}, used ${percent(Number(utilisation))}`,
    };
  },
  'break-even-calls': (inputs) => ({
    text: count(breakEvenCalls(inputs)),
    how: `hourly rent at the middle price ÷ price of a call: ${shown(inputs)}`,
  }),
  'capacity-calls'(inputs) {
    const { outputTokensPerSecond } = estimateOf(inputs);
    if (outputTokensPerSecond === null) throw new RangeError(`does not fit (${shown(inputs)})`);
    const perRate = 3600 / Number(inputs.outputTokens);
    const { low, typical, high } = outputTokensPerSecond;
    const calls = { low: low * perRate, typical: typical * perRate, high: high * perRate };
    return { text: range(calls, count), how: `Estimated output × 3600 ÷ output of a call: ${shown(inputs)}` };
  },
  'transfer-time'(inputs) {
    const { text, number, model, weights } = reader(inputs, ['what', 'model', 'weights', 'tokens', 'kvCache', 'rate']);
    const size =
      text('what') === 'weights'
        ? weightBytes(model(), weights())
        : kvCacheBytes(model(), number('tokens'), precisionOf('kvCache', weights('kvCache')).bytes);
    return { text: seconds(size / (number('rate') * 1e9)), how: `bytes ÷ GB/s: ${shown(inputs)}` };
  },
  'transcription-time': transcribed(
    ({ seconds }) => seconds,
    seconds,
    'Estimate, an hour of audio unless told otherwise',
  ),
  'real-time-factor': transcribed(
    ({ realTimeFactor }) => realTimeFactor,
    count,
    'Estimated seconds ÷ seconds of audio',
  ),
  'transcription-cost': transcribed(({ cost }) => cost?.perAudioHour, usd, 'Rent × estimated time of an hour of audio'),
  intensity(inputs) {
    const { model, number, weights } = reader(inputs, ['model', 'batch', 'weights']);
    return {
      text: `${count(arithmeticIntensity(model(), number('batch', 1), weights()))}\u00a0FLOP/byte`,
      how: `2 × parameters × batch ÷ bytes of the weights: ${shown(inputs)}`,
    };
  },
  ridge(inputs) {
    const row = reader(inputs, ['accelerator']).accelerator();
    return { text: `${count(ridgePoint(row))}\u00a0FLOP/byte`, how: `${row.name}: peak rate ÷ bandwidth` };
  },
  'distinct-experts'(inputs) {
    const { model, number } = reader(inputs, ['model', 'tokens']);
    const { name, experts } = model();
    if (experts === undefined) throw new RangeError(`${name} has no experts`);
    return {
      text: count(Math.round(distinctExperts(experts, number('tokens')))),
      how: `${experts.count} × (1 − (1 − ${experts.perToken} / ${experts.count})^tokens), as if chosen at random: ${shown(inputs)}`,
    };
  },
  'speculation-tokens'(inputs) {
    const { number } = reader(inputs, ['draftTokens', 'acceptance']);
    const value = speculationTokens({ draftTokens: number('draftTokens'), acceptance: number('acceptance') });
    return { text: count(Number(value.toFixed(2))), how: `(1 − α^(γ+1)) / (1 − α): ${shown(inputs)}` };
  },
  'speculation-speedup'(inputs) {
    const { draftTokens, acceptance, draftCost, ...plain } = inputs;
    const [with_, without] = [estimateOf({ ...plain, draftTokens, acceptance, draftCost }), estimateOf(plain)].map(
      (estimate) => estimate.timePerOutputToken?.typical ?? 0,
    );
    if (!with_ || !without) throw new RangeError(`has no value here (${shown(inputs)})`);
    return { text: `${count(without / with_)}×`, how: `Time per token without ÷ with a draft: ${shown(inputs)}` };
  },
  arithmetic(inputs) {
    const { text } = reader(inputs, ['expression', 'unit']);
    const unit = inputs.unit;
    return {
      text: `${count(arithmetic(text('expression')))}${unit === undefined ? '' : `\u00a0${unit}`}`,
      how: text('expression'),
    };
  },
};
