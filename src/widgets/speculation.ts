import { estimateSpeed, type SpeedEstimate } from '../estimate/chat.ts';
import { speculationTokens } from '../estimate/speculation.ts';
import { stepSeconds } from '../estimate/step.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { label, picture } from './frame/chart.ts';
import { curve, dot, heightOf, level, linear, lines, marker, names, type Plot } from './frame/plot.ts';
import { printer } from './frame/print.ts';
import { type Answer, widget } from './frame/widget.ts';
import { dated, fleet, originsOf, scenarioFields, scenarioOf } from './scenario.ts';
import { promptField, replyField } from './token-fields.ts';
import { tooLarge } from './too-large.ts';

type Print = ReturnType<typeof printer>;

/** Draft lengths that are drawn beside the chosen one, and those of the table. */
const DRAWN = [1, 2, 4, 8];
const LENGTHS = [1, 2, 3, 4, 6, 8, 12, 16];
/** Longest draft that is tried for the best. */
const LONGEST = 16;
const USERS = [1, 4, 16, 64, 256];
const POINTS = 24;
/** Halvings of the interval in which both speeds are equal: to 0.1 %. */
const ROUNDS = 10;

/** How often as fast a token comes with guesses as without, by acceptance and length of the draft. */
type Gain = (acceptance: number, draftTokens: number) => number;

/** The acceptance from which on guessing pays; undefined where it never does. */
function breakEven(gain: Gain, draftTokens: number): number | undefined {
  if (gain(1, draftTokens) <= 1) return undefined;
  let [low, high] = [0, 1];
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (low + high) / 2;
    if (gain(middle, draftTokens) < 1) low = middle;
    else high = middle;
  }
  return high;
}

/** The length at which a token comes soonest. */
function bestLength(gain: Gain, acceptance: number): number {
  const lengths = Array.from({ length: LONGEST }, (_, index) => index + 1);
  return lengths.reduce((best, length) => (gain(acceptance, length) > gain(acceptance, best) ? length : best), 1);
}

const twice = (value: number): number => Math.round(value * 100) / 100;

const TOP = 44;
const HEIGHT = 220;

function draw(
  gain: Gain,
  acceptance: number,
  draft: number,
  even: number | undefined,
  { percent, count }: Print,
): ViewElement {
  const lengths = [...new Set([...DRAWN, draft])].sort((a, b) => a - b);
  const most = Math.max(2, ...lengths.map((length) => gain(1, length)));
  const plot: Plot = { x: linear(0, 1), y: linear(0, most * 1.04), top: TOP, height: HEIGHT };
  const at = Array.from({ length: POINTS + 1 }, (_, index) => index / POINTS);
  const told = gain(acceptance, draft);
  const exact = (value: number) => ({ low: value, typical: value, high: value });
  const foot = TOP + HEIGHT;
  return picture(
    foot + 46,
    'Speed by acceptance',
    `With ${count(draft)} guesses a pass and ${percent(acceptance)} accepted a token comes ${count(twice(told))} times as fast; ${even === undefined ? 'no acceptance makes it pay' : `it pays from ${percent(even)} on`}.`,
    label('Times as fast as without guesses', 0, 14, { kind: 'name' }),
    lines(plot),
    lengths.map((length): View => {
      const points = at.map((share) => [share, gain(share, length)] as const);
      return curve(plot, length === draft ? 'decode' : 'other', points, length === draft ? {} : { dashes: '3 4' });
    }),
    level(plot, 1, 0),
    names(plot, (value) => `${count(value)}×`, percent),
    marker(plot, acceptance),
    dot(plot, 'decode', acceptance, exact(told)),
    lengths.map((length) =>
      label(length === 1 ? '1 guess' : count(length), 1, heightOf(plot, gain(1, length)) + (length === 1 ? 18 : -6), {
        kind: length === draft ? 'name' : 'small',
        anchor: 'end',
      }),
    ),
    label(`${count(twice(told))}×`, acceptance, heightOf(plot, told) - 10, {
      kind: 'name',
      anchor: acceptance > 0.15 ? 'end' : 'start',
      shift: acceptance > 0.15 ? -8 : 8,
    }),
    even === undefined || even < 0.02
      ? ''
      : [
          dot(plot, 'other', even, exact(1), 4),
          label(`pays from ${percent(even)}`, even, heightOf(plot, 1) + 18, {
            kind: 'on',
            anchor: even > 0.6 ? 'end' : 'start',
          }),
        ],
    label('share of guesses accepted', 0, foot + 38, { kind: 'small' }),
  );
}

export const speculation = widget({
  tag: 'inference-speculation',
  title: 'What guessing ahead gains',
  question: 'How much faster does a model write when something cheap guesses its next tokens, and when does that lose?',
  about: [
    'For whoever thinks of a draft model, or of extra heads on the model, to make replies faster. The large model checks several guesses in about the time that it takes to write one token, since either way it reads all its weights once. What it accepts is free; what it rejects was work for nothing.',
    'So three things decide: how many guesses are right, what a guess costs, and how busy the machine is. With many users the arithmetic of checking is no longer free, and guessing can make everybody slower.',
  ],
  term: 'speculative-decoding',
  height: 2103,
  fields: {
    ...scenarioFields,
    model: { ...scenarioFields.model, start: 'llama-3.1-70b' },
    accelerator: { ...scenarioFields.accelerator, start: 'h100-sxm' },
    accelerators: { ...scenarioFields.accelerators, start: 4 },
    acceptance: {
      type: 'number',
      label: 'Acceptance',
      unit: '% of guesses',
      help: 'More for code and lists, less for free prose',
      start: 70,
      least: 0,
      most: 100,
      known: 'speculative.acceptance',
    },
    draft: {
      type: 'number',
      label: 'Guesses',
      unit: 'a pass',
      help: 'Before the large model checks',
      start: 4,
      least: 1,
      most: LONGEST,
      step: 1,
      known: 'speculative.draftTokens',
    },
    'draft-cost': {
      type: 'number',
      label: 'Cost of a guess',
      unit: '% of a step',
      help: 'An extra head about 5, an eighth of the model about 15, looking up earlier text 0',
      start: 5,
      least: 0,
      most: 200,
      known: 'speculative.draftCost',
    },
    users: {
      type: 'number',
      label: 'Users at once',
      unit: 'users',
      start: 1,
      least: 1,
      most: 4096,
      step: 1,
      known: 'concurrency',
    },
    input: { ...promptField, start: 500 },
    output: { ...replyField, start: 500, least: 2 },
  },
  presets: [
    { id: 'one-user', name: 'One user', values: { users: '1', acceptance: '70', draft: '4', 'draft-cost': '5' } },
    { id: '256-users', name: '256 users', values: { users: '256', acceptance: '70', draft: '4', 'draft-cost': '5' } },
    {
      id: 'poor-draft',
      name: 'A poor, dear draft',
      values: { users: '16', acceptance: '35', draft: '6', 'draft-cost': '20' },
    },
    {
      id: 'repeated-text',
      name: 'Text that repeats',
      values: { users: '1', acceptance: '60', draft: '8', 'draft-cost': '0' },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const { count, percent, seconds } = print;
    const { input, output, users, draft } = values;
    const scenario = scenarioOf(values);
    const [acceptance, draftCost] = [values.acceptance / 100, values['draft-cost'] / 100];
    const asked = { ...scenario, inputTokens: input, outputTokens: output };
    const plainOf = (concurrency: number): SpeedEstimate => estimateSpeed({ ...asked, concurrency });
    const guessed = (concurrency: number, share: number, draftTokens: number): SpeedEstimate =>
      estimateSpeed({ ...asked, concurrency, speculative: { draftTokens, acceptance: share, draftCost } });
    const eachOf = ({ timePerOutputToken, memory }: SpeedEstimate): number => {
      if (timePerOutputToken === null) throw tooLarge(scenario, memory, print);
      return timePerOutputToken.typical;
    };
    const gainAt = (concurrency: number): Gain => {
      const each = eachOf(plainOf(concurrency));
      return (share, length) => each / eachOf(guessed(concurrency, share, length));
    };
    const plain = plainOf(users);
    const gain = gainAt(users);
    const drafted = guessed(users, acceptance, draft);
    const [told, even, best] = [gain(acceptance, draft), breakEven(gain, draft), bestLength(gain, acceptance)];
    const top = gain(acceptance, best);
    const many = users === 1 ? 'one user' : `each of ${count(users)} users`;
    const outcome =
      Math.abs(told - 1) < 0.02
        ? 'as fast as without: nothing is gained'
        : told > 1
          ? `${count(twice(told))} times as fast`
          : `only ${count(twice(told))} times as fast: guessing loses`;
    const evenText =
      even === undefined
        ? 'No acceptance would make that pay.'
        : `That pays from an acceptance of ${percent(even)} on.`;
    const bestText =
      top <= 1
        ? 'No length of draft pays here.'
        : `The best length is ${best === 1 ? 'one guess' : `${count(best)} guesses`}: ${count(twice(top))} times.`;
    const tokens = speculationTokens({ draftTokens: draft, acceptance });
    const fitting = USERS.filter((one) => one <= plain.memory.maxConcurrency);
    const [step, checking] = [plain.step, drafted.step];
    return {
      headline: `With ${draft === 1 ? 'one guess' : `${count(draft)} guesses`} a pass, ${percent(acceptance)} of them accepted, ${scenario.model.name} on ${fleet(scenario)} writes for ${many} ${outcome}. ${evenText} ${bestText}`,
      picture: draw(gain, acceptance, draft, even, print),
      tables: [
        {
          caption: 'By users at once',
          columns: ['Users', `${count(draft)} ${draft === 1 ? 'guess' : 'guesses'}`, 'Best length', 'With it'],
          rows: fitting.map((one) => {
            const here = gainAt(one);
            const length = bestLength(here, acceptance);
            const times = here(acceptance, length);
            return {
              what: count(one),
              values: [
                `${count(twice(here(acceptance, draft)))}×`,
                times <= 1 ? 'none' : count(length),
                times <= 1 ? '–' : `${count(twice(times))}×`,
              ],
            };
          }),
        },
        {
          caption: `By guesses a pass, for ${users === 1 ? 'one user' : `${count(users)} users`}`,
          columns: ['Guesses', 'Tokens a pass', 'Speed', 'Pays from'],
          rows: LENGTHS.map((length) => {
            const from = breakEven(gain, length);
            return {
              what: length === best ? `${count(length)} (best)` : count(length),
              values: [
                count(speculationTokens({ draftTokens: length, acceptance })),
                `${count(twice(gain(acceptance, length)))}×`,
                from === undefined ? 'never' : percent(from),
              ],
            };
          }),
        },
      ],
      data: [
        ['acceptance', ...LENGTHS.map((length) => `times_as_fast_${length}_guesses`)],
        ...Array.from({ length: POINTS + 1 }, (_, index) => index / POINTS).map((share) => [
          share,
          ...LENGTHS.map((length) => gain(share, length)),
        ]),
      ],
      how: [
        view('p', {}, 'tokens a pass = (1 − acceptance^(guesses + 1)) ÷ (1 − acceptance)'),
        view(
          'p',
          {},
          acceptance === 1
            ? `all guesses accepted: ${count(draft)} + 1 = ${count(tokens)}`
            : `(1 − ${count(acceptance)}^${count(draft + 1)}) ÷ (1 − ${count(acceptance)}) = ${count(tokens)}`,
        ),
        view('p', {}, 'times as fast = tokens a pass × seconds of a step ÷ (seconds to guess + seconds to check)'),
        ...(step === null || checking === null
          ? []
          : [
              view(
                'p',
                {},
                `${count(tokens)} × ${seconds(stepSeconds(step))} ÷ (${seconds(draft * draftCost * stepSeconds(step))} + ${seconds(stepSeconds(checking) - draft * draftCost * stepSeconds(step))}) = ${count((tokens * stepSeconds(step)) / stepSeconds(checking))}`,
              ),
            ]),
        ...(users === 1 ? [] : [view('p', {}, `with the prompts of the others read in between: ${count(told)}`)]),
      ],
      assumptions: [
        'Every guess is right with the same chance, whatever came before it; real texts have easy and hard stretches.',
        'No range is given: the same machine stands above and below the line, so what is uncertain about it cancels. What moves the result is the acceptance, which the curve shows whole.',
        'Guesses are checked in a chain, and a draft model’s own memory is left out. A machine that is full of users has none to spare for it.',
        'The text does not change: whatever the large model would not have written is thrown away.',
      ],
      dated,
      sources: originsOf(values),
    };
  },
});
