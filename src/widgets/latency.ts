import type { Range, Step } from '../estimate/index.ts';
import { estimateChat } from '../estimate/index.ts';
import { count, range, seconds, tokenRate } from '../format.ts';
import { bar, label, line, picture, type View, view, WIDTH } from '../view/index.ts';
import { fleet, scenarioFields, scenarioOf } from './scenario.ts';
import { widget } from './widget.ts';

/** A time line of the reply: reading, then writing. The band at the end is the range. */
function drawReply(first: Range, whole: Range, tokens: number): ReturnType<typeof picture> {
  const scale = (WIDTH - 2) / whole.high;
  const [a, b] = [first.typical * scale, whole.typical * scale];
  const ticks = Math.min(tokens, Math.floor((b - a) / 6));
  const blocks = Array.from(
    { length: ticks },
    (_, index): View => bar('decode', a + 1 + ((b - a) * index) / ticks, 26, Math.max(2, (b - a) / ticks - 1.5), 18),
  );
  const text = `Time line of one reply: first token after ${range(first, seconds)}, whole reply after ${range(whole, seconds)}.`;
  return picture(
    88,
    text,
    label('reads the prompt', 0, 16, { kind: 'small' }),
    label('writes the answer', WIDTH, 16, { kind: 'small', anchor: 'end' }),
    bar('prefill', 0, 26, Math.max(a, 2), 18),
    ...blocks,
    bar('band', whole.low * scale, 50, (whole.high - whole.low) * scale, 8),
    line(b, 46, b, 62, 'ink'),
    label('0', 0, 80, { kind: 'small' }),
    label(`done: ${range(whole, seconds)}`, WIDTH, 80, { kind: 'number', anchor: 'end' }),
  );
}

const partNames: Readonly<Record<keyof Step, string>> = {
  weights: 'reading weights',
  compute: 'multiplying',
  attention: 'attention',
  communication: 'talking between accelerators',
  overhead: 'starting kernels and the engine’s own work',
};

export const latency = widget({
  tag: 'inference-latency',
  title: 'How fast it answers',
  question: 'How long until the first word, and how fast do the others follow?',
  term: 'time-to-first-token',
  fields: {
    ...scenarioFields,
    input: { type: 'number', label: 'Prompt', unit: 'tokens', start: 1000, least: 1, most: 1_000_000 },
    output: { type: 'number', label: 'Answer', unit: 'tokens', start: 200, least: 1, most: 100_000 },
    users: {
      type: 'number',
      label: 'Users at once',
      unit: 'users',
      start: 1,
      least: 1,
      most: 100_000,
      help: 'Each sends again when the answer is complete.',
    },
  },
  presets: [
    {
      name: '7B on an A100',
      values: { model: 'llama-2-7b', accelerator: 'a100-80gb-sxm', accelerators: '1', users: '1' },
    },
    {
      name: '70B on four H100',
      values: { model: 'llama-3.1-70b', accelerator: 'h100-sxm', accelerators: '4', weights: 'fp8', users: '1' },
    },
    {
      name: 'The same, 64 users',
      values: { model: 'llama-3.1-70b', accelerator: 'h100-sxm', accelerators: '4', weights: 'fp8', users: '64' },
    },
    {
      name: '8B, 4-bit, gaming card',
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
  answer(values) {
    const scenario = scenarioOf(values);
    const estimate = estimateChat({
      ...scenario,
      inputTokens: values.input,
      outputTokens: values.output,
      concurrency: values.users,
    });
    const {
      timeToFirstToken: first,
      timePerOutputToken: each,
      latency: whole,
      outputTokensPerSecond: all,
      outputTokensPerSecondPerUser: own,
      step,
    } = estimate;
    const place = `${scenario.model.name} on ${fleet(scenario.accelerator, values.accelerators)}`;
    if (first === null || whole === null || all === null || own === null || step === null) {
      throw new RangeError(`${place} does not fit in memory; take more accelerators, or weights of fewer bits`);
    }
    const parts = Object.entries(step) as [keyof Step, number][];
    return {
      headline: `${place} starts to answer after ${range(first, seconds)} and is done after ${range(whole, seconds)}: ${range(own, tokenRate)} for each user.`,
      picture: drawReply(first, whole, values.output),
      columns: ['', 'Typical', 'Range'],
      rows: [
        ['Time to first token', seconds(first.typical), range(first, seconds)],
        ...(each === null ? [] : [['Time per output token', seconds(each.typical), range(each, seconds)] as const]),
        ['Whole reply', seconds(whole.typical), range(whole, seconds)],
        ['Speed for each user', tokenRate(own.typical), range(own, tokenRate)],
        ['Speed of all users', tokenRate(all.typical), range(all, tokenRate)],
      ],
      assumptions: [
        `The range is meant to hold four measurements in five${estimate.validated ? '' : '; nothing was measured on this accelerator with this engine, so it is wider'}.`,
        'Network, queueing for a free slot elsewhere and the tokenizer are left out.',
      ],
      how: [
        view('p', {}, `whole reply = time to first token + (${count(values.output)} − 1) × time per output token`),
        view(
          'p',
          {},
          `one pass of decode = ${parts.map(([part, time]) => `${partNames[part]} ${seconds(time)}`).join(' + ')}`,
        ),
      ],
      ...(each === null ? {} : { play: { first: first.typical, each: each.typical } }),
    };
  },
});
