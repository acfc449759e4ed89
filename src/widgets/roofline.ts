import { estimateSpeed } from '../estimate/chat.ts';
import { engines, fitted } from '../estimate/constants.ts';
import { type PassWork, passWork } from '../estimate/pass-work.ts';
import type { Range } from '../estimate/range.ts';
import { prefillSeconds } from '../estimate/service.ts';
import { type Machine, machine, type Step, step, stepSeconds } from '../estimate/step.ts';
import { timeRange, widening } from '../estimate/uncertainty.ts';
import { bandwidth, flopRate, seconds as printSeconds } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { label, type Mark, picture } from './frame/chart.ts';
import { FieldError } from './frame/field.ts';
import { curve, dot, heightOf, lines, logarithmic, marker, names, type Plot } from './frame/plot.ts';
import { arithmeticPrinter } from './frame/print.ts';
import { type Answer, widget } from './frame/widget.ts';
import { dated, fleet, originsOf, precisionName, scenarioFields, scenarioOf, type Told } from './scenario.ts';
import { tooLarge } from './too-large.ts';

type Print = ReturnType<typeof arithmeticPrinter>;

/** One kind of pass under the roof. */
interface Place {
  readonly name: string;
  readonly mark: Mark;
  readonly flop: number;
  readonly bytes: number;
  /** FLOP for each byte. */
  readonly intensity: number;
  readonly seconds: Range;
  /** FLOP a second that are reached. */
  readonly rate: Range;
  /** FLOP a second that the roof allows there. */
  readonly roof: number;
  readonly bound: string;
}

const POINTS = 20;

/** What holds a pass up: the roof above it, or what is no work of memory and arithmetic at all. */
function boundOf(parts: Step, intensity: number, ridge: number): string {
  const whole = stepSeconds(parts);
  if (parts.communication > whole / 2) return 'talk between accelerators';
  if (parts.overhead > whole / 2) return 'starting kernels';
  return intensity < ridge ? 'memory bandwidth' : 'arithmetic';
}

/** The two kinds of pass, and decode of a growing batch. */
function placesOf(scenario: Told, on: Machine, context: number, users: number, validated: boolean) {
  const spreads = fitted.spreads[scenario.engine];
  const wider = widening([scenario.model, scenario.accelerator], validated);
  const { peak, accelerator } = on;
  const ridge = peak / accelerator.bandwidth;
  const least = ({ flop, bytes }: PassWork): number => Math.max(flop / peak, bytes / accelerator.bandwidth);
  const place = (name: string, mark: Mark, { flop, bytes }: PassWork, seconds: Range, parts: Step): Place => {
    const intensity = flop / bytes;
    const rate = { low: flop / seconds.high, typical: flop / seconds.typical, high: flop / seconds.low };
    const roof = Math.min(peak, intensity * accelerator.bandwidth);
    return { name, mark, flop, bytes, intensity, seconds, rate, roof, bound: boundOf(parts, intensity, ridge) };
  };
  const decode = (sequences: number): Place => {
    const work = { sequences, context };
    const parts = step(on, work);
    const seconds = timeRange(stepSeconds(parts), spreads.perToken, wider, least(passWork(on, work)));
    return place(
      `decode, ${sequences === 1 ? 'one user' : `${sequences} users`}`,
      'decode',
      passWork(on, work),
      seconds,
      parts,
    );
  };
  const prompt = { sequences: 0, context: 0, promptTokens: context };
  const pieces = Math.ceil(context / on.behaviour.chunk);
  const { flop, bytes } = passWork(on, prompt);
  const time = prefillSeconds(on, { inputTokens: context, cachedTokens: 0 });
  const prefill = place(
    'prefill',
    'prefill',
    { flop, bytes: bytes * pieces },
    timeRange(time, spreads.prefill, wider, least({ flop, bytes: bytes * pieces })),
    step(on, { ...prompt, promptTokens: Math.min(context, on.behaviour.chunk) }),
  );
  return { ridge, prefill, decode, chosen: decode(users) };
}

const TOP = 26;
const HEIGHT = 260;

function draw(
  on: Machine,
  ridge: number,
  prefill: Place,
  chosen: Place,
  trail: readonly Place[],
  { count }: Print,
): ViewElement {
  const { peak, accelerator } = on;
  const all = [prefill, chosen, ...trail];
  const left = Math.min(...all.map(({ intensity }) => intensity), ridge / 10) / 1.6;
  const right = Math.max(...all.map(({ intensity }) => intensity), ridge) * 2.5;
  const bottom = Math.min(...all.map(({ rate }) => rate.low)) / 2;
  const plot: Plot = { x: logarithmic(left, right), y: logarithmic(bottom, peak * 2), top: TOP, height: HEIGHT };
  const foot = TOP + HEIGHT;
  const start = Math.max(left, bottom / accelerator.bandwidth);
  const decodes = [...trail].sort((a, b) => a.intensity - b.intensity);
  const named = ({ name, intensity, rate }: Place): View => {
    const at = plot.x.at(intensity);
    const y = Math.min(heightOf(plot, rate.typical) + 18, foot - 8);
    return label(name, at, y, { kind: 'name', anchor: at < 0.6 ? 'start' : 'end', shift: at < 0.6 ? 10 : -10 });
  };
  return picture(
    foot + 46,
    'Roofline',
    `${[chosen, prefill].map(({ name, intensity, rate, roof }) => `${name}: ${count(intensity)} FLOP a byte, ${flopRate(rate.typical)} of the ${flopRate(roof)} under the roof`).join('; ')}. The roof bends at ${count(ridge)} FLOP a byte.`,
    label('FLOP a second, of each accelerator', 0, 12, { kind: 'name' }),
    lines(plot),
    curve(plot, 'other', [
      [start, start * accelerator.bandwidth],
      [ridge, peak],
      [right, peak],
    ]),
    names(plot, flopRate, count),
    marker({ ...plot, top: heightOf(plot, peak) }, ridge, foot),
    label(`arithmetic: ${flopRate(peak)}`, 1, heightOf(plot, peak) - 8, { kind: 'on', anchor: 'end' }),
    label(`bends at ${count(ridge)}`, plot.x.at(ridge), foot - 8, { kind: 'on', anchor: 'end', shift: -6 }),
    curve(
      plot,
      'decode',
      decodes.map(({ intensity, rate }) => [intensity, rate.typical] as const),
      { dashes: '2 4' },
    ),
    [prefill, chosen].map(({ mark, intensity, rate }) => dot(plot, mark, intensity, rate)),
    named(prefill),
    named(chosen),
    label('FLOP for each byte read (log scale)', 0, foot + 38, { kind: 'small' }),
  );
}

export const roofline = widget({
  tag: 'inference-roofline',
  title: 'What holds it up',
  question: 'Is a model held up by memory or by arithmetic while it reads a prompt and while it writes?',
  about: [
    'For whoever wants to know why a chip with a thousand TFLOP/s writes a hundred tokens a second. Each pass does so much arithmetic for each byte that it reads. Below a certain number memory is the limit and arithmetic idles, above it the other way round: drawn over that number, the most that can be reached is a slope with a flat roof.',
    'Writing for one user lies far down the slope: every weight is read for one multiplication. More users move it to the right and up; long contexts move it back, since each user brings a cache of their own. Reading a prompt lies under the flat part.',
  ],
  term: 'roofline-model',
  height: 1699,
  fields: {
    ...scenarioFields,
    context: {
      type: 'number',
      label: 'Context',
      unit: 'tokens',
      help: 'The prompt that is read, then what each user has said',
      start: 1000,
      least: 1,
      most: 10_000_000,
      step: 1,
    },
    users: {
      type: 'number',
      label: 'Users at once',
      unit: 'users',
      help: 'The batch that one pass serves while it writes',
      start: 16,
      least: 1,
      most: 4096,
      step: 1,
      known: 'concurrency',
    },
  },
  presets: [
    {
      id: 'one-user',
      name: 'One user',
      values: { model: 'llama-3.1-8b', accelerator: 'h100-sxm', weights: 'bf16', users: '1', context: '1000' },
    },
    {
      id: '128-users',
      name: '128 users',
      values: { model: 'llama-3.1-8b', accelerator: 'h100-sxm', weights: 'bf16', users: '128', context: '1000' },
    },
    {
      id: 'long-context',
      name: 'Long contexts',
      values: { model: 'llama-3.1-8b', accelerator: 'h100-sxm', weights: 'bf16', users: '16', context: '20000' },
    },
    {
      id: 'four-bits',
      name: '4 bits',
      values: { model: 'llama-3.1-8b', accelerator: 'h100-sxm', weights: 'int4', users: '16', context: '1000' },
    },
  ],
  answer(values, locale): Answer {
    const print = arithmeticPrinter(locale);
    const { count, bytes, percent } = print;
    const { context, users } = values;
    const scenario = scenarioOf(values);
    if (context >= scenario.model.maxContext) {
      throw new FieldError(
        'context',
        `context must be below the ${count(scenario.model.maxContext)} tokens of ${scenario.model.name}, got ${count(context)}`,
      );
    }
    const { memory, validated } = estimateSpeed({ ...scenario, inputTokens: context, outputTokens: 1 });
    if (!memory.fits) throw tooLarge(scenario, memory, print);
    const batch = Math.min(users, memory.maxConcurrency);
    const layers = engines[scenario.engine].splits === 'layers';
    const on = machine({
      ...scenario,
      tensorParallel: layers ? 1 : scenario.tensorParallel,
      stages: layers ? scenario.tensorParallel : 1,
      offload: undefined,
      constants: fitted,
    });
    const { ridge, prefill, decode, chosen } = placesOf(scenario, on, context, batch, validated);
    const most = memory.maxConcurrency;
    const trail = [
      ...new Set(Array.from({ length: POINTS }, (_, index) => Math.round(most ** (index / (POINTS - 1))))),
    ].map(decode);
    const both = [chosen, prefill];
    const flops = (value: number): string => flopRate(value, locale).replace('/s', '');
    const format = precisionName(scenario.weights);
    const at = ({ bound, rate, roof }: Place): string =>
      `${bound}: it reaches ${print.range(rate, flopRate)}, ${percent(rate.typical / roof)} of what the roof allows there`;
    return {
      headline: `While ${scenario.model.name} on ${fleet(scenario)} writes for ${batch === 1 ? 'one user' : `${count(batch)} users`}, it does ${count(chosen.intensity)} FLOP for each byte and is held up by ${at(chosen)}. While it reads ${count(context)} tokens it does ${count(prefill.intensity)} and is held up by ${prefill.bound}.`,
      picture: draw(on, ridge, prefill, chosen, trail, print),
      tables: [
        {
          caption: 'Under the roof',
          columns: [
            '',
            ...both.map(({ name, mark }) => ({ text: name.charAt(0).toUpperCase() + name.slice(1), mark })),
          ],
          rows: [
            { what: 'Arithmetic of a pass', values: both.map(({ flop }) => flops(flop)) },
            { what: 'Read from memory', values: both.map(({ bytes: read }) => bytes(read)) },
            { what: 'FLOP a byte', values: both.map(({ intensity }) => count(intensity)) },
            { what: 'Roof there', values: both.map(({ roof }) => print.flopRate(roof)) },
            { what: 'Reached', values: both.map(({ rate }) => print.range(rate, flopRate)) },
            { what: 'Time of a pass', values: both.map(({ seconds }) => print.range(seconds, printSeconds)) },
            { what: 'Held up by', values: both.map(({ bound }) => bound) },
          ],
        },
      ],
      data: [
        [
          'pass',
          'flop',
          'bytes',
          'flop_a_byte',
          'roof_flop_a_second',
          'flop_a_second_low',
          'flop_a_second',
          'flop_a_second_high',
        ],
        ...[...both, ...trail].map(({ name, flop, bytes: read, intensity, roof, rate }) => [
          name,
          flop,
          read,
          intensity,
          roof,
          rate.low,
          rate.typical,
          rate.high,
        ]),
      ],
      how: [
        view(
          'p',
          {},
          'roof = the smaller of arithmetic and FLOP a byte × memory bandwidth; it bends where both are equal',
        ),
        view(
          'p',
          {},
          `${print.flopRate(on.peak)} ÷ ${bandwidth(scenario.accelerator.bandwidth, locale)} = ${count(ridge)} FLOP a byte`,
        ),
        ...both.map(({ name, flop, bytes: read, intensity, seconds, rate }) =>
          view(
            'p',
            {},
            `${name}: ${flops(flop)} ÷ ${bytes(read)} = ${count(intensity)} FLOP a byte; ${flops(flop)} ÷ ${print.seconds(seconds.typical)} = ${print.flopRate(rate.typical)}`,
          ),
        ),
      ],
      assumptions: [
        on.peak > scenario.accelerator.bf16
          ? `The flat roof is the rate of ${format} on this chip, without the zeros that datasheets also count (sparsity).`
          : scenario.weights === 'bf16' || scenario.weights === 'fp16'
            ? 'The flat roof is the rate of 16 bits, without the zeros that datasheets also count (sparsity).'
            : `This chip unpacks ${format} to 16 bits and multiplies there: fewer bits move the point to the right, and leave the flat roof where it is.`,
        ...(batch < users ? [`${count(batch)} of ${count(users)} users fit in memory at once, and are shown.`] : []),
        `The dotted line is decode of 1 to ${count(most)} users, as many as fit.`,
        'Bytes are those of weights and cache; what a chip keeps to itself while it works is left out.',
        `The line through a point is its range, meant to hold four measurements in five${validated ? '' : '; no measurement of this accelerator with this engine stands behind it, so it is wider'}.`,
        ...(scenario.accelerators === 1 ? [] : ['All figures are those of one of the accelerators.']),
      ],
      dated,
      sources: originsOf(values),
    };
  },
});
