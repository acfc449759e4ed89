import { estimateSpeed } from '../estimate/chat.ts';
import { engines } from '../estimate/constants.ts';
import { cacheShare } from '../estimate/kv-cache.ts';
import { type CacheFit, contiguousFit, pagedFit } from '../estimate/paging.ts';
import { precisions } from '../estimate/precision.ts';
import type { Range } from '../estimate/range.ts';
import { tokenRate } from '../format.ts';
import { type View, type ViewElement, view } from '../view/index.ts';
import { label, picture, rule } from './frame/chart.ts';
import { FieldError } from './frame/field.ts';
import { cells, key } from './frame/grid.ts';
import { printer } from './frame/print.ts';
import { type Answer, type Stage, widget } from './frame/widget.ts';
import { type Admission, admitted, COLUMNS, lastStep } from './paging-blocks.ts';
import { dated, fleet, originsOf, scenarioFields, scenarioOf } from './scenario.ts';
import { promptField, replyField } from './token-fields.ts';
import { tooLarge } from './too-large.ts';

type Print = ReturnType<typeof printer>;

const PAPER = 'https://arxiv.org/abs/2309.06180';
const LAUNCH =
  'https://github.com/vllm-project/vllm-project.github.io/blob/4577c6ac65d828f8f2ba8a9311c81d64875b9b82/_posts/2023-06-20-vllm.md';

const SIZE = 16;
/** Milliseconds between two steps of the play. */
const PACE = 450;

const runs = (number: number, { count }: Print): string => `${count(number)} ${number === 1 ? 'request' : 'requests'}`;

/** The same memory twice: a row of it booked for each request, or cells handed out as requests grow. */
function draw({ pieces, pages }: Admission, cellTokens: number, print: Print): ViewElement {
  const high = pieces.cells.length / COLUMNS;
  const body = high * SIZE;
  const second = 34 + body + 28;
  return picture(
    second + 20 + body + 50,
    'Cache in pieces and in blocks',
    `In one piece each ${runs(pieces.running, print)} fill this part of memory; in blocks ${runs(pages.running, print)} do.`,
    label('In one piece each', 0, 14, { kind: 'name' }),
    label(runs(pieces.running, print), 1, 14, { anchor: 'end' }),
    cells(pieces.cells, COLUMNS, 24, SIZE),
    rule(second - 20),
    label('In blocks', 0, second, { kind: 'name' }),
    label(runs(pages.running, print), 1, second, { anchor: 'end' }),
    cells(pages.cells, COLUMNS, second + 10, SIZE),
    key(second + body + 32),
    label(`one cell: ${print.count(cellTokens)} tokens`, 0, second + body + 54, { kind: 'small' }),
  );
}

export const paging = widget({
  tag: 'inference-paging',
  title: 'What paging saves',
  question:
    'How many more requests fit when the KV cache is handed out in blocks, and how much faster is the machine then?',
  about: [
    'For whoever reads that PagedAttention made servers many times faster and asks where that comes from. A server that keeps the cache of a request in one piece must book that piece for the longest answer it allows. Most answers are short, so most of what is booked stays empty, and the machine is full long before it is busy.',
    'Blocks are booked only when they are needed. No single answer gets faster by that: more of them run at once, and as they share each reading of the weights, all together write more, up to the point where arithmetic is the limit.',
  ],
  term: 'pagedattention',
  height: 1735,
  fields: {
    ...scenarioFields,
    input: { ...promptField, start: 900 },
    output: { ...replyField, help: 'On average', start: 100, least: 2 },
    longest: {
      type: 'number',
      label: 'Longest allowed',
      unit: 'tokens',
      help: 'Prompt and reply together: what one piece is booked for',
      start: 8192,
      least: 3,
      most: 10_000_000,
      step: 1,
    },
    block: {
      type: 'number',
      label: 'Block',
      unit: 'tokens',
      help: 'vLLM has taken 16 from the start',
      start: 16,
      least: 16,
      most: 512,
      step: 1,
    },
  },
  presets: [
    {
      id: 'limit-8192',
      name: 'A limit of 8,192',
      values: { model: 'llama-3.1-8b', accelerator: 'a100-80gb-sxm', input: '900', output: '100', longest: '8192' },
    },
    {
      id: '13b-limit-2048',
      name: '13B, a limit of 2,048',
      values: { model: 'llama-2-13b', accelerator: 'a100-40gb-sxm', input: '160', output: '340', longest: '2048' },
    },
    {
      id: 'limit-32768',
      name: 'A limit of 32,768',
      values: { model: 'llama-3.1-8b', accelerator: 'a100-80gb-sxm', input: '900', output: '100', longest: '32768' },
    },
    {
      id: 'always-full',
      name: 'Replies that fill it',
      values: { model: 'llama-3.1-8b', accelerator: 'a100-80gb-sxm', input: '7692', output: '500', longest: '8192' },
    },
  ],
  answer(values, locale): Answer {
    const print = printer(locale);
    const { bytes, count, percent } = print;
    const { input, output, longest, block } = values;
    const scenario = scenarioOf(values);
    const { maxContext } = scenario.model;
    if (longest > maxContext)
      throw new FieldError(
        'longest',
        `longest must be at most the ${count(maxContext)} tokens of ${scenario.model.name}, got ${count(longest)}`,
      );
    if (longest < input + output)
      throw new FieldError(
        'longest',
        `longest must be at least prompt and reply together (${count(input + output)} tokens), got ${count(longest)}`,
      );
    const asked = { ...scenario, inputTokens: input, outputTokens: output };
    const { memory } = estimateSpeed({ ...asked, concurrency: 1 });
    if (!memory.fits) throw tooLarge(scenario, memory, print);
    const engine = engines[scenario.engine];
    const layers = engine.splits === 'layers';
    const held = input + output / 2;
    const cache = {
      model: scenario.model,
      space: engine.memory * memory.capacity - memory.weights - memory.activations - memory.overhead,
      bytesPerValue: precisions[scenario.kvCache].bytes,
      share: layers ? 1 / scenario.accelerators : cacheShare(scenario.model, scenario.accelerators),
      held,
    };
    const [piece, page] = [contiguousFit(cache, longest), pagedFit(cache, block)];
    const rateOf = ({ requests }: CacheFit): Range | undefined =>
      requests < 1
        ? undefined
        : (estimateSpeed({ ...asked, concurrency: Math.min(requests, memory.maxConcurrency) }).outputTokensPerSecond ??
          undefined);
    const [pieceRate, pageRate] = [rateOf(piece), rateOf(page)];
    const run = ({ requests }: CacheFit): number => Math.min(requests, engine.maxBatch);
    const more = piece.requests === 0 ? undefined : run(page) / run(piece);
    const faster = pieceRate === undefined || pageRate === undefined ? undefined : pageRate.typical / pieceRate.typical;
    const times = (value: number | undefined): string =>
      value === undefined ? '–' : `${count(Math.round(value * 10) / 10)} times`;
    const capped = page.requests > engine.maxBatch;
    const rows = Math.min(5, Math.max(1, piece.requests));
    const shape = { rows, input, output, longest };
    const cellTokens = Math.ceil(longest / COLUMNS);
    const end = lastStep(shape);
    const stage = (stageAt: Stage, step: number): void => {
      const now = admitted(shape, step);
      stageAt.step = step;
      stageAt.draw(draw(now, cellTokens, print));
      stageAt.clock.textContent = `Step ${count(step)} of ${count(end)}: in one piece each ${count(now.pieces.running)} run and ${count(now.pieces.waiting)} wait; in blocks ${count(now.pages.running)} run and ${count(now.pages.waiting)} wait.`;
    };
    const next = (stageAt: Stage): number => (stageAt.step >= end ? 1 : stageAt.step + 1);
    const pieces =
      piece.requests === 0
        ? 'not even one fits'
        : `${count(run(piece))} ${run(piece) === 1 ? 'fits' : 'fit'}, and ${percent(piece.used)} of what is booked is used`;
    const gain =
      more === undefined || faster === undefined
        ? ''
        : more < 1.1
          ? ': paging gains next to nothing here'
          : `, ${times(more)} as many, and all together write ${times(faster)} as fast`;
    return {
      headline: `${scenario.model.name} on ${fleet(scenario)}: where each request books a piece of ${count(longest)} tokens, ${pieces}. In blocks of ${count(block)} tokens, ${count(run(page))} ${run(page) === 1 ? 'runs' : 'run'} at once${gain}.`,
      picture: draw(admitted(shape, end), cellTokens, print),
      plays: [
        {
          name: 'Admit them one by one',
          start: (stageAt) => {
            let timer: ReturnType<typeof setTimeout> | undefined;
            const tick = (): void => {
              stage(stageAt, next(stageAt));
              if (stageAt.step < end && !stageAt.still) timer = setTimeout(tick, PACE);
            };
            tick();
            return () => clearTimeout(timer);
          },
        },
        {
          name: 'One step',
          start: (stageAt) => {
            stage(stageAt, next(stageAt));
            return () => {};
          },
        },
      ],
      tables: [
        {
          caption: 'The whole cache',
          columns: ['', { text: 'One piece', mark: 'other' }, { text: 'Blocks', mark: 'kv' }],
          rows: [
            { what: 'Booked for a request', values: [bytes(piece.booked), bytes(page.booked)] },
            { what: 'Of that used', values: [percent(piece.used), percent(page.used)] },
            { what: 'Requests at once', values: [count(run(piece)), count(run(page))] },
            {
              what: 'Empty but booked',
              values: [piece, page].map((fit) => bytes(fit.booked * fit.requests * (1 - fit.used))),
            },
            {
              what: 'All write',
              values: [pieceRate, pageRate].map((rate) => (rate === undefined ? '–' : print.range(rate, tokenRate))),
            },
            { what: 'Against one piece', values: [piece.requests === 0 ? '–' : '1', times(faster)] },
          ],
        },
      ],
      data: [
        [
          'way',
          'bytes_booked',
          'share_used',
          'requests',
          'tokens_a_second_low',
          'tokens_a_second',
          'tokens_a_second_high',
        ],
        ...(
          [
            ['one piece', piece, pieceRate],
            [`blocks of ${block}`, page, pageRate],
          ] as const
        ).map(([way, fit, rate]) => [
          way,
          fit.booked,
          fit.used,
          run(fit),
          ...(rate === undefined ? ['', '', ''] : [rate.low, rate.typical, rate.high]),
        ]),
      ],
      how: formulas({ space: cache.space, held, longest, block, piece, page }, print),
      assumptions: [
        `A request holds ${count(held)} tokens on average: its prompt and half of its reply. Lengths in the picture differ around that, and it shows room for ${runs(rows, print)} in one piece, not the whole cache.`,
        'Only how memory is handed out differs: both columns batch continuously, with the same kernels. The often-quoted 24 times was measured against Hugging Face Transformers, a library that was not built to serve; against servers of its day the paper has 2 to 4 times.',
        'The table that finds the blocks costs some time in each pass, which is left out; so are gaps between pieces, and blocks that requests share.',
        ...(capped ? [`More would fit, but ${scenario.engine} runs at most ${count(engine.maxBatch)} at once.`] : []),
      ],
      dated,
      sources: [
        ...originsOf(values),
        { title: 'Kwon et al. 2023, PagedAttention', url: PAPER },
        { title: 'vLLM’s launch post', url: LAUNCH, note: 'where the 24 times come from' },
      ],
    };
  },
});

function formulas(
  {
    space,
    held,
    longest,
    block,
    piece,
    page,
  }: { space: number; held: number; longest: number; block: number; piece: CacheFit; page: CacheFit },
  { bytes, count, percent }: Print,
): View[] {
  return [
    view('p', {}, 'room for the cache = what the engine may fill − weights − activations − overhead'),
    view(
      'p',
      {},
      `one piece: ${bytes(space)} ÷ ${bytes(piece.booked)} = ${count(piece.requests)} requests; used: ${count(held)} of ${count(longest)} tokens = ${percent(piece.used)}`,
    ),
    view(
      'p',
      {},
      `blocks: ${count(held)} tokens are ${count(Math.ceil(held / block))} blocks of ${count(block)}; ${bytes(space)} ÷ ${bytes(page.booked)} = ${count(page.requests)} requests`,
    ),
    view(
      'p',
      {},
      'how fast they write together is estimated for that many users at once, as under “What a batch does”',
    ),
  ];
}
