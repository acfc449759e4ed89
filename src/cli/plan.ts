import { accelerators, rentalRange } from '../catalogue/index.ts';
import { planDeployment } from '../estimate/index.ts';
import { runs, usualEngine } from './engine-formats.ts';
import { amount, described, list, oneOf, type ValueOf, whole } from './field.ts';
import { kind } from './kind.ts';
import { request, setup } from './load.ts';
import { record } from './record.ts';
import { acceleratorField, modelField } from './rows.ts';

const seconds = amount(1e-6, 1e6);

const field = record(
  {
    kind: oneOf(['plan'], 'kind'),
    model: described('The model.', modelField),
    requestsPerSecond: described('Requests that arrive at random each second.', amount(1e-9, 1e6)),
    ...setup,
    ...request,
    maxTimeToFirstToken: described('Seconds.', seconds),
    maxTimePerOutputToken: described('Seconds.', seconds),
    maxLatency: described('Seconds for a whole answer.', seconds),
    budget: described('USD a month.', amount(1e-6, 1e12)),
    candidates: described(
      'Accelerators to choose from; all of the catalogue unless told.',
      list(acceleratorField, 200),
    ),
    maxAccelerators: described('Most accelerators in all.', whole(1, 65_536)),
    top: described('How many to list, from the cheapest.', whole(1, 1000)),
  },
  ['kind', 'model', 'requestsPerSecond'],
);

const DEFAULTS = {
  weights: 'bf16',
  kvCache: 'bf16',
  engine: 'vllm',
  inputTokens: 1024,
  outputTokens: 256,
  cachedTokens: 0,
  maxAccelerators: 256,
  top: 10,
} as const;

function answerPlan({ kind: _, model, candidates, ...read }: ValueOf<typeof field>): object {
  const engine = read.engine ?? usualEngine(read.weights) ?? DEFAULTS.engine;
  runs(engine, read.weights ?? DEFAULTS.weights);
  const rows =
    candidates === undefined
      ? accelerators
      : Object.fromEntries(candidates.map(({ id, row }, index) => [id ?? `${row.name} ${index + 1}`, row]));
  const perHour = Object.fromEntries(
    Object.keys(rows).flatMap((id) => {
      const range = rentalRange(id);
      return range === undefined ? [] : [[id, range] as const];
    }),
  );
  const { top, ...chosen } = { ...DEFAULTS, ...read, engine };
  const found = planDeployment({ ...chosen, model: model.row, candidates: rows, perHour });
  const listed = found.deployments.slice(0, top);
  const prices = listed.flatMap(({ accelerator }) =>
    accelerator in perHour ? [[accelerator, perHour[accelerator]]] : [],
  );
  return {
    kind: 'plan',
    ...found,
    deployments: listed,
    found: found.deployments.length,
    assumed: {
      ...Object.fromEntries(Object.entries({ ...DEFAULTS, engine }).filter(([key]) => !(key in read))),
      perHour: Object.fromEntries(prices),
    },
  };
}

export const plan = kind(field, answerPlan);
