import type { Accelerator } from '../catalogue/schema.ts';
import type { Deployment } from '../estimate/deployment.ts';
import { type Excluded, planDeployment } from '../estimate/plan.ts';
import type { PrecisionName } from '../estimate/precision.ts';
import { seconds, usd } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { dated, fleetOf, named, originOf, precisionName } from './choices.ts';
import { rentable } from './facts/rentable.ts';
import { rents } from './facts/rents.ts';
import { type Facts, unread } from './facts/strip.ts';
import { band, bar, label, picture, rule } from './frame/chart.ts';
import { printer } from './frame/print.ts';
import { type Answer, type Table, widget } from './frame/widget.ts';
import { recentModelField, recentModelOf, recentModelOrigins } from './recent-model.ts';
import { promptField, replyField } from './token-fields.ts';

type Print = ReturnType<typeof printer>;
type Priced = Deployment & { readonly cost: NonNullable<Deployment['cost']> };

const isPriced = (deployment: Deployment): deployment is Priced => deployment.cost !== null;

const ROW = 54;
/** Deployments that are drawn. */
const DRAWN = 6;

const nameOf = (id: string): string => rentable[id]?.name ?? id;
/** Without the maker's, which a narrow picture has no room for. */
const shortOf = (id: string): string => nameOf(id).replace(/^(?:NVIDIA|AMD|AWS) (?:Instinct )?/, '');

/** "4 × NVIDIA H100 SXM, 2 replicas of 2". */
function fleetText({ accelerator, accelerators, replicas, tensorParallel }: Deployment): string {
  const fleet = fleetOf(nameOf(accelerator), accelerators);
  if (accelerators === 1) return fleet;
  if (replicas === 1) return `${fleet}, one replica`;
  return tensorParallel === 1 ? `${fleet}, each a replica` : `${fleet}, ${replicas} replicas of ${tensorParallel}`;
}

/** What may be short: as a cell says it, and as a sentence does. */
const HEADROOM: Readonly<Record<string, readonly [short: string, long: string]>> = {
  load: ['load', 'what it can carry'],
  timeToFirstToken: ['first token', 'the time to the first token'],
  timePerOutputToken: ['each token', 'the time of each token'],
  latency: ['whole reply', 'the time of a whole reply'],
  budget: ['budget', 'the budget'],
};

/** What has least room: its share that is left, and its name. */
function tightest({ headroom }: Deployment): { short: string; long: string; left: number } {
  const [least = ['load', 0] as const] = Object.entries(headroom).sort(([, a], [, b]) => a - b);
  const [short, long] = HEADROOM[least[0]] ?? [least[0], least[0]];
  return { short, long, left: Math.max(0, least[1]) };
}

/** A bar for each deployment up to its typical cost of a month, with the range, on one scale. */
function draw(shown: readonly Priced[], { range }: Print): ViewElement {
  const most = Math.max(...shown.map(({ cost }) => cost.perMonth.high));
  const rows = shown.map(({ accelerator, accelerators, cost: { perMonth } }, index): View => {
    const y = index * ROW;
    return [
      label(`${accelerators} × ${shortOf(accelerator)}`, 0, y + 14, { kind: 'name' }),
      label(range(perMonth, usd), 1, y + 14, { kind: 'number', anchor: 'end' }),
      bar('weights', 0, perMonth.low / most, y + 22, 16),
      band(
        'weights',
        { low: perMonth.low / most, typical: perMonth.typical / most, high: perMonth.high / most },
        y + 22,
        16,
      ),
    ];
  });
  const told = shown.map(
    ({ accelerator, accelerators, cost }) => `${accelerators} × ${nameOf(accelerator)} ${range(cost.perMonth, usd)}`,
  );
  return picture(
    shown.length * ROW + 20,
    'Rent of a month, cheapest first',
    `${told.join('; ')}.`,
    ...rows,
    rule(shown.length * ROW - 6),
    label('lowest to highest offer', 0, shown.length * ROW + 12, { kind: 'small' }),
  );
}

/** The module's reason in a reader's words. */
const reason = ({ why }: Excluded, { seconds }: Print): string =>
  why
    .replace(/max[A-Z]\w+/, 'the limit')
    .replace('timeToFirstToken', 'the first token')
    .replace('timePerOutputToken', 'each token')
    .replace('latency', 'the whole reply')
    .replace('alone', 'for one user alone')
    .replaceAll(/([\d.e+-]+) s\b/g, (_, number) => seconds(Number(number)));

function tables(ranked: readonly Priced[], excluded: readonly Excluded[], print: Print): [Table, ...Table[]] {
  const { range, percent } = print;
  return [
    {
      caption: 'Cheapest first',
      shown: DRAWN,
      columns: ['Deployment', 'A month', 'Least room left'],
      rows: ranked.map((deployment) => {
        const { short, left } = tightest(deployment);
        return {
          what: fleetText(deployment),
          values: [range(deployment.cost.perMonth, usd), `${percent(left)} (${short})`],
        };
      }),
    },
    {
      caption: 'How they answer under this load',
      shown: 0,
      columns: ['Deployment', 'First token', 'Each token', 'Whole reply', 'Slow end keeps the limits'],
      rows: ranked.map((deployment) => {
        const { timeToFirstToken: first, timePerOutputToken: each, latency, keepsHigh } = deployment;
        return {
          what: fleetText(deployment),
          values: [
            range(first, seconds),
            each === null ? '–' : range(each, seconds),
            range(latency, seconds),
            keepsHigh ? 'yes' : 'no',
          ],
        };
      }),
    },
    {
      caption: 'Why others are not among them',
      empty: 'all do.',
      shown: 0,
      columns: ['Accelerator', ''],
      rows: excluded.map((one) => ({ what: nameOf(one.accelerator), values: [reason(one, print)] })),
    },
  ];
}

function formulas(best: Priced, rate: number, print: Print): View[] {
  const { percent, usd: money, count } = print;
  const { accelerator, accelerators, replicas, utilisation, cost } = best;
  const each = rents[accelerator]?.typical ?? 0;
  return [
    'replicas = the least that keep every limit at the typical figures, at random arrivals; for each accelerator, two splits',
    `${nameOf(accelerator)}: ${count(rate)} requests a second ÷ (${replicas} × ${count(rate / utilisation / replicas)} that a replica serves at most) = ${percent(utilisation)} of its load`,
    `month = accelerators × rent × 730 hours = ${accelerators} × ${money(each)} × 730 = ${money(cost.perMonth.typical)}`,
    `request = month ÷ requests = ${money(cost.perMonth.typical)} ÷ (${count(rate)} × 3,600 × 730) = ${money(cost.perRequest.typical)}`,
  ].map((text) => view('p', {}, text));
}

export const plan = widget({
  tag: 'inference-plan',
  title: 'What to deploy',
  question: 'Which accelerators, how many, and at what rent, carry this traffic within these limits?',
  about: [
    'For whoever knows the traffic and how fast answers must be, and asks what to rent for it. The other tools start from a machine; this one starts from the wish and tries every accelerator that somebody rents out, alone and split over several.',
    'Set the model, the requests of a second, their length, and the limits that must hold. The answer ranks what does, by rent, with the room that is left; and says of the others which limit they miss.',
  ],
  term: 'autoscaling',
  height: 1890,
  fields: {
    model: recentModelField,
    weights: {
      type: 'choice',
      label: 'Weights',
      help: 'Fewer bits: smaller, faster, a little less exact',
      start: 'fp8',
      choices: named(['bf16', 'fp8', 'int8', 'int4', 'nvfp4', 'mxfp4']),
    },
    among: {
      type: 'choice',
      label: 'Choose among',
      start: 'servers',
      choices: { servers: { name: 'server cards' }, all: { name: 'all, gaming cards too' } },
    },
    rate: {
      type: 'number',
      label: 'Traffic',
      unit: 'requests a second',
      help: 'On average, at random moments',
      start: 5,
      least: 0.0001,
      most: 100_000,
      known: 'requestsPerSecond',
    },
    input: { ...promptField, most: 1_000_000 },
    output: { ...replyField, most: 100_000 },
    first: {
      type: 'number',
      label: 'First token within',
      unit: 's',
      start: 1,
      least: 0.001,
      most: 100_000,
      known: 'maxTimeToFirstToken',
    },
    each: {
      type: 'number',
      label: 'Each token within',
      unit: 'ms',
      help: 'People read at about 200 ms a token',
      start: 50,
      least: 0.1,
      most: 100_000,
      known: 'maxTimePerOutputToken',
    },
    budget: {
      type: 'number',
      label: 'Budget',
      unit: 'USD a month',
      start: null,
      open: 'no limit',
      least: 1,
      most: 1e9,
    },
    most: {
      type: 'number',
      label: 'At most',
      unit: 'accelerators',
      start: 64,
      least: 1,
      most: 4096,
      step: 1,
    },
  },
  presets: [
    {
      id: '70b-chat',
      name: '70B chat, 5 a second',
      values: {
        model: 'llama-3.1-70b',
        weights: 'fp8',
        rate: '5',
        input: '1000',
        output: '300',
        first: '1',
        each: '50',
      },
    },
    {
      id: '8b-busy',
      name: '8B, 50 a second',
      values: {
        model: 'llama-3.1-8b',
        weights: 'fp8',
        rate: '50',
        input: '1000',
        output: '300',
        first: '1',
        each: '50',
      },
    },
    {
      id: 'deepseek-long',
      name: 'DeepSeek-V3, long prompts',
      values: { model: 'deepseek-v3', weights: 'fp8', rate: '2', input: '8000', output: '500', first: '3', each: '60' },
    },
    {
      id: '8b-hasty',
      name: '8B, hardly any wait',
      values: {
        model: 'llama-3.1-8b',
        weights: 'fp8',
        rate: '5',
        input: '1000',
        output: '300',
        first: '0.2',
        each: '10',
      },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const { range, count, percent } = print;
    const { rate, input, output, first, each, budget, most } = values;
    const model = recentModelOf(values.model);
    const weights = values.weights as PrecisionName;
    const candidates = Object.fromEntries(
      Object.entries(rentable)
        .filter(([, { market }]) => values.among === 'all' || market !== 'consumer')
        .map(([id, facts]) => [id, { ...facts, ...unread }]),
    );
    const { deployments, excluded, estimates } = planDeployment({
      model,
      weights,
      kvCache: 'bf16',
      engine: 'vllm',
      requestsPerSecond: rate,
      inputTokens: input,
      outputTokens: output,
      maxTimeToFirstToken: first,
      maxTimePerOutputToken: each / 1000,
      ...(budget === undefined ? {} : { budget }),
      candidates,
      perHour: rents,
      maxAccelerators: most,
    });
    const ranked = deployments.filter(isPriced);
    const cheapest = new Map<string, Priced>();
    for (const one of ranked) if (!cheapest.has(one.accelerator)) cheapest.set(one.accelerator, one);
    const [best, second] = [...cheapest.values()];
    const what = `${count(rate)} ${rate === 1 ? 'request' : 'requests'} a second to ${model.name} in ${precisionName(weights)}`;
    if (best === undefined) {
      const reasons = excluded.slice(0, 3).map((one) => `${nameOf(one.accelerator)}: ${reason(one, print)}`);
      throw new RangeError(
        `Nothing carries ${what} within these limits. ${reasons.join('; ')}. Loosen a limit, allow more accelerators, or take weights of fewer bits.`,
      );
    }
    const { long, left } = tightest(best);
    const next = second === undefined ? '' : ` Next: ${fleetText(second)}, ${range(second.cost.perMonth, usd)}.`;
    const days = [...cheapest.keys()].flatMap((id) => rents[id] ?? []);
    const newest =
      days
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? '';
    const oldest = days.map(({ from }) => from).sort()[0] ?? '';
    return {
      headline: `For ${what}, the cheapest that keeps the limits is ${fleetText(best)}: ${range(best.cost.perMonth, usd)} a month. Least room is left in ${long}: ${percent(left)}.${next}`,
      picture: draw([...cheapest.values()].slice(0, DRAWN), print),
      tables: tables(ranked, excluded, print),
      data: [
        [
          'accelerator',
          'accelerators',
          'tensor_parallel',
          'replicas',
          'month_low_usd',
          'month_typical_usd',
          'month_high_usd',
          'first_token_s',
          'each_token_s',
          'load',
        ],
        ...ranked.map((one) => [
          one.accelerator,
          one.accelerators,
          one.tensorParallel,
          one.replicas,
          one.cost.perMonth.low,
          one.cost.perMonth.typical,
          one.cost.perMonth.high,
          one.timeToFirstToken.typical,
          one.timePerOutputToken?.typical ?? '',
          one.utilisation,
        ]),
      ],
      how: formulas(best, rate, print),
      assumptions: [
        'Limits hold for the typical figures under this load, not for the slowest request in a hundred: leave room.',
        'Requests arrive at random, every day and hour alike. With peaks, plan for the peak.',
        'vLLM with a KV cache in 16 bits. Splits over 1, 2, 4, 8 or 16 accelerators, all in one machine; a spare for failures is not counted.',
        `Rented by the month without a discount. ${count(estimates)} estimates were made for this answer.`,
      ],
      dated: `${dated} Rents: offers from ${oldest} to ${newest}, on demand.`,
      priced: newest,
      sources: [
        ...recentModelOrigins(values.model),
        originOf(best.accelerator, rentable[best.accelerator] as Facts<Accelerator>),
        { title: 'Rents in the catalogue', url: '/catalogue/prices/#rents' },
      ],
    };
  },
});
