import { estimateSpeed, type SpeedEstimate } from '../estimate/chat.ts';
import { fitted } from '../estimate/constants.ts';
import { multiply } from '../estimate/kernels.ts';
import { weightBytes } from '../estimate/memory.ts';
import { type PrecisionName, precisions } from '../estimate/precision.ts';
import type { Range } from '../estimate/range.ts';
import { count as printCount, usd } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { band, bar, label, type Mark, picture, rule } from './frame/chart.ts';
import { arithmeticPrinter } from './frame/print.ts';
import { type Answer, widget } from './frame/widget.ts';
import { rentField, rentOf, rentSources, rentText } from './rent.ts';
import { dated, fleet, originsOf, precisionName, scenarioFields, scenarioOf, type Told } from './scenario.ts';
import { ENGLISH, promptField, replyField } from './token-fields.ts';

type Print = ReturnType<typeof arithmeticPrinter>;

const FORMATS = ['bf16', 'fp8', 'int8', 'int4', 'nvfp4'] as const satisfies readonly PrecisionName[];

/** One format of weights: what it holds, how fast it is, what it costs. Ranges are missing where it does not fit. */
interface Column {
  readonly format: PrecisionName;
  /** Bytes of the weights in all. */
  readonly bytes: number;
  /** Users that fit at once. */
  readonly fit: number;
  /** FLOP a second that its products run at, at most, and whether that is the rate of 16 bits. */
  readonly rate: number;
  readonly alone: Range | undefined;
  readonly load: Range | undefined;
  readonly million: Range | undefined;
  readonly estimate: SpeedEstimate;
}

type Measure = readonly [name: string, unit: string, mark: Mark, value: (column: Column) => Range | undefined];

const point = (value: number): Range => ({ low: value, typical: value, high: value });

const ROW = 58;
const HEAD = 44;

/** Rows of formats, columns of measures; each column on its own scale from zero. */
function draw(columns: readonly Column[], measures: readonly Measure[], { count }: Print): ViewElement {
  const width = 1 / measures.length;
  const heads = measures.map(
    ([name, unit], index): View => [
      label(name, index * width, 14, { kind: 'on' }),
      label(unit, index * width, 32, { kind: 'small' }),
    ],
  );
  const most = measures.map(([, , , value]) => Math.max(...columns.map((column) => value(column)?.high ?? 0)) || 1);
  const rows = columns.map((column, row): View => {
    const y = HEAD + row * ROW;
    return [
      rule(y),
      label(precisionName(column.format), 0, y + 18, { kind: 'name' }),
      measures.map(([, , mark, value], index): View => {
        const range = value(column);
        const left = index * width;
        if (range === undefined) return label('–', left, y + 37, { kind: 'small' });
        const at = (amount: number): number => left + (amount / (most[index] ?? 1)) * (width - 0.04);
        const drawn =
          range.low === range.high
            ? bar(mark, left, at(range.high), y + 43, 8)
            : [
                bar(mark, left, at(range.typical), y + 43, 8),
                band(mark, { low: at(range.low), typical: at(range.typical), high: at(range.high) }, y + 43, 8),
              ];
        return [label(count(range.typical), left, y + 36, { kind: 'number' }), drawn];
      }),
    ];
  });
  const told = columns.map(
    (column) =>
      `${precisionName(column.format)}: ${measures
        .map(([name, unit, , value]) => {
          const range = value(column);
          return `${name} ${range === undefined ? 'does not fit' : `${count(range.typical)} ${unit}`}`;
        })
        .join(', ')}`,
  );
  return picture(HEAD + columns.length * ROW + 4, 'Formats side by side', `${told.join('; ')}.`, heads, rows);
}

const ends = (name: string): string[] => [`${name}_low`, name, `${name}_high`];
const numbers = (range: Range | undefined): (string | number)[] =>
  range === undefined ? ['', '', ''] : [range.low, range.typical, range.high];

/** What a format changes against 16 bits, in times. */
const times = (value: Range | undefined, base: Range | undefined): number | undefined =>
  value === undefined || base === undefined ? undefined : value.typical / base.typical;

function headlineOf(columns: readonly Column[], scenario: Told, users: number, { count, bytes }: Print): string {
  const able = columns.filter(({ alone }) => alone !== undefined);
  const where = `${scenario.model.name} on ${fleet(scenario)}`;
  const [base] = columns as readonly [Column, ...Column[]];
  const fastest = [...able].sort((a, b) => (b.alone?.typical ?? 0) - (a.alone?.typical ?? 0))[0];
  if (fastest?.alone === undefined) return `${where}: it does not fit in any of these formats. Take more accelerators.`;
  const busiest = [...able].sort((a, b) => (b.load?.typical ?? 0) - (a.load?.typical ?? 0))[0] ?? fastest;
  if (base.alone === undefined) {
    const names = able.map(({ format }) => precisionName(format)).join(', ');
    return `${where} needs ${bytes(base.bytes)} in BF16, which does not fit. It fits in ${names}; ${precisionName(fastest.format)} is the fastest for one user, at ${count(fastest.alone.typical)} tokens/s.`;
  }
  const gain = (ratio: number | undefined): string => `${count(Math.round((ratio ?? 1) * 100) / 100)} times`;
  const alone = times(fastest.alone, base.alone) ?? 1;
  const load = times(busiest.load, base.load) ?? 1;
  const one =
    fastest === base
      ? 'no format is faster than BF16 for one user'
      : `${precisionName(fastest.format)} is the fastest for one user, ${gain(alone)} BF16`;
  const many =
    busiest === base ? 'BF16 writes the most' : `${precisionName(busiest.format)} writes the most, ${gain(load)} BF16`;
  const how = busiest.rate > base.rate ? 'fewer bits, too' : '16 bits, and only reads less';
  const why = busiest === base ? '' : `: the chip multiplies in ${how}`;
  return `${where}: ${one}. With ${count(users)} at once ${many}${why}.`;
}

/** What a format does to the arithmetic on this accelerator. `plain` is the rate of 16 bits. */
function arithmetic({ format, rate }: Column, plain: number, { flopRate, count }: Print): string {
  const name = precisionName(format);
  if (format === 'bf16') return `${name}: multiplies at up to ${flopRate(rate)}.`;
  if (rate > plain) {
    const bits = precisions[format].rate === 'fp4' ? 4 : 8;
    return `${name}: multiplies in ${bits} bits at up to ${flopRate(rate)}, ${count(Math.round((rate / plain) * 10) / 10)} times the rate of 16 bits.`;
  }
  return `${name}: weights are unpacked to 16 bits and multiplied there, at up to ${flopRate(rate)}. Reading them is faster, the arithmetic is not: prompts and large batches gain less than one user does, or lose.`;
}

export const quantization = widget({
  tag: 'inference-quantization',
  title: 'What fewer bits do',
  question: 'How much smaller, faster and cheaper is a model whose weights have 8 or 4 bits?',
  about: [
    'For whoever must choose a format: whether 4 bits let a model fit a card, whether 8 bits double its speed, and whether that still holds when many people use it at once.',
    'One user waits for the weights to be read, so half of the bytes is nearly twice the speed. With many users arithmetic counts, and a format that the chip cannot multiply in has to be unpacked first: it saves memory, but no time. What quality is lost depends on model and method and stands on no data sheet; it is not shown here.',
  ],
  term: 'quantization',
  height: 1935,
  fields: {
    model: scenarioFields.model,
    accelerator: scenarioFields.accelerator,
    accelerators: scenarioFields.accelerators,
    kv: scenarioFields.kv,
    engine: scenarioFields.engine,
    input: { ...promptField, help: ENGLISH },
    output: { ...replyField, least: 2 },
    users: {
      type: 'number',
      label: 'Many users',
      unit: 'at once',
      help: 'The load that one user is compared with',
      start: 64,
      least: 2,
      most: 4096,
      step: 1,
      known: 'concurrency',
    },
    rent: rentField,
  },
  presets: [
    {
      id: '8b-h100',
      name: '8B on an H100',
      values: { model: 'llama-3.1-8b', accelerator: 'h100-sxm', accelerators: '1', engine: 'vllm', users: '256' },
    },
    {
      id: '70b-h100',
      name: '70B on one H100',
      values: { model: 'llama-3.1-70b', accelerator: 'h100-sxm', accelerators: '1', engine: 'vllm', users: '64' },
    },
    {
      id: '8b-a100',
      name: 'A chip without FP8',
      values: { model: 'llama-3.1-8b', accelerator: 'a100-80gb-sxm', accelerators: '1', engine: 'vllm', users: '256' },
    },
    {
      id: '70b-b200',
      name: '70B on a B200',
      values: { model: 'llama-3.1-70b', accelerator: 'b200-sxm', accelerators: '1', engine: 'vllm', users: '64' },
    },
  ],
  answer(values, locale): Answer {
    const print = arithmeticPrinter(locale);
    const { bytes, count } = print;
    const { input, output, users } = values;
    const scenario = scenarioOf({ ...values, weights: 'bf16' });
    const rent = rentOf(values.accelerator, values.rent);
    const columns = FORMATS.map((weights): Column => {
      const asked = {
        ...scenario,
        weights,
        inputTokens: input,
        outputTokens: output,
        perHour: rent,
      };
      const alone = estimateSpeed({ ...asked, concurrency: 1 });
      const load = estimateSpeed({ ...asked, concurrency: users });
      return {
        format: weights,
        bytes: weightBytes(scenario.model, weights),
        fit: alone.memory.maxConcurrency,
        rate: multiply(fitted, scenario.accelerator, weights, scenario.engine).rate,
        alone: alone.outputTokensPerSecondPerUser ?? undefined,
        load: load.outputTokensPerSecond ?? undefined,
        million: load.cost?.perMillionOutputTokens,
        estimate: alone,
      };
    });
    const measures: readonly Measure[] = [
      ['Weights', 'GB', 'weights', ({ bytes: size }) => point(size / 1e9)],
      ['1 user', 'tokens/s', 'decode', ({ alone }) => alone],
      [`${count(users)} users`, 'tokens/s', 'prefill', ({ load }) => load],
      ...(rent === undefined ? [] : [['USD a', 'million', 'other', ({ million }) => million] satisfies Measure]),
    ];
    const text = (range: Range | undefined, format: typeof usd): string =>
      range === undefined ? '–' : print.range(range, format);
    const shy = columns
      .filter(({ fit }) => fit > 0 && fit < users)
      .map(({ format, fit }) => `${precisionName(format)} ${count(fit)}`);
    return {
      headline: headlineOf(columns, scenario, users, print),
      picture: draw(columns, measures, print),
      tables: [
        {
          caption: 'Speed and price',
          columns: [
            'Weights in',
            { text: 'One user, tokens/s', mark: 'decode' },
            { text: `${count(users)} users, tokens/s`, mark: 'prefill' },
            ...(rent === undefined ? [] : [{ text: 'USD a million', mark: 'other' } as const]),
          ],
          rows: columns.map(({ format, alone, load, million }) => ({
            what: precisionName(format),
            values: [
              text(alone, printCount),
              text(load, printCount),
              ...(rent === undefined ? [] : [text(million, usd)]),
            ],
          })),
        },
        {
          caption: 'Memory',
          columns: ['Weights in', 'Bits', { text: 'Weights', mark: 'weights' }, 'Users that fit'],
          rows: columns.map(({ format, bytes: size, fit }) => ({
            what: precisionName(format),
            values: [count(precisions[format].bytes * 8), bytes(size), fit === 0 ? 'does not fit' : count(fit)],
          })),
        },
      ],
      data: [
        [
          'format',
          'weights_bytes',
          'users_that_fit',
          'peak_flop_a_second',
          ...ends('one_user'),
          ...ends(`users_${users}`),
          ...ends('usd_a_million'),
        ],
        ...columns.map(({ format, bytes: size, fit, rate, alone, load, million }) => [
          format,
          size,
          fit,
          rate,
          ...[alone, load, million].flatMap(numbers),
        ]),
      ],
      how: [
        view(
          'p',
          {},
          'weights = parameters × bytes of the format, its scales included; embedding and head stay in 16 bits',
        ),
        ...columns.map((column) => view('p', {}, arithmetic(column, columns[0]?.rate ?? column.rate, print))),
        view('p', {}, 'a million tokens = accelerators × rent of an hour × 10⁶ ÷ (3,600 s × speed of all users)'),
      ],
      assumptions: [
        'Quality is not compared: what fewer bits cost depends on the model and on the method. Try it with your own tasks.',
        `The KV cache has ${precisionName(scenario.kvCache)} in every row; keys and values, not the weights, limit how many users fit when contexts are long.`,
        ...(shy.length === 0
          ? []
          : [`Not all ${count(users)} users run at once in each: ${shy.join(', ')}. The others wait.`]),
        'Ranges are meant to hold four measurements in five; which kernels an engine has for a format changes from one version to the next.',
        rent === undefined
          ? 'No rent of this accelerator is known to the catalogue; put one in to see what tokens cost.'
          : `Rent: ${rentText(rent, print)} for one accelerator, busy all the time.`,
      ],
      dated: rent === undefined ? dated : `${dated} ${rent.dated}`,
      priced: rent?.priced,
      sources: [...originsOf(values), ...rentSources(rent)],
    };
  },
});
