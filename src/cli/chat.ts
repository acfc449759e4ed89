import { type ChatScenario, estimateChat, estimateConversation, InputError } from '../estimate/index.ts';
import { runs, usualEngine } from './engine-formats.ts';
import { amount, described, oneOf, type ValueOf, whole, wordOr } from './field.ts';
import { kind } from './kind.ts';
import { conversation, rent, rentOf, request, setup } from './load.ts';
import { record } from './record.ts';
import { acceleratorField, modelField } from './rows.ts';

/** Accelerators, and how they share a model. */
export const deployment = {
  model: described('The model.', modelField),
  accelerator: described('The accelerator.', acceleratorField),
  accelerators: described('Accelerators in all.', whole(1, 65_536)),
  tensorParallel: described('Accelerators that split every matrix among them.', whole(1, 1024)),
  pipelineParallel: described('Accelerators that take turns, each with a part of the layers.', whole(1, 1024)),
};

const fields = {
  kind: oneOf(['chat'], 'kind'),
  ...deployment,
  ...setup,
  ...request,
  ...conversation,
  concurrency: described(
    'Users who each send again when their answer is complete, or max: as many as fit in memory.',
    wordOr('max', whole(1, 1_000_000)),
  ),
  requestsPerSecond: described('Requests that arrive at random, in place of concurrency.', amount(1e-9, 1e6)),
  ...rent,
};

const scenarioField = record(fields, ['model', 'accelerator']);
type Read = ValueOf<typeof scenarioField>;

/** What the formulas take, and what was taken for granted on the way there. */
interface Prepared {
  readonly scenario: ChatScenario;
  readonly assumed: Readonly<Record<string, unknown>>;
}

/** Ids become rows, prices and the engine are looked up, and inputs that exclude each other are refused. */
export function prepare({
  kind: _,
  model,
  accelerator,
  perHour,
  ...given
}: Omit<Read, 'kind'> & { kind?: unknown }): Prepared {
  const { accelerators = 1, tensorParallel = 1, pipelineParallel = 1, requestsPerSecond, concurrency } = given;
  if (requestsPerSecond !== undefined && concurrency !== undefined) {
    throw new InputError(
      'conflicting',
      'requestsPerSecond',
      `requestsPerSecond must be left out where concurrency is given (${concurrency}), got ${requestsPerSecond}`,
    );
  }
  const replica = tensorParallel * pipelineParallel;
  if (accelerators % replica !== 0) {
    const at = tensorParallel > 1 ? 'tensorParallel' : 'pipelineParallel';
    const product = tensorParallel > 1 && pipelineParallel > 1 ? `tensorParallel × pipelineParallel` : at;
    throw new InputError('indivisible', at, `${product} must divide accelerators (${accelerators}), got ${replica}`);
  }
  const usual = given.engine === undefined ? usualEngine(given.weights) : undefined;
  const engine = given.engine ?? usual;
  runs(engine ?? 'vllm', given.weights ?? 'bf16');
  if (engine === 'tensorrt-llm' && !['NVIDIA', 'own'].includes(accelerator.row.vendor)) {
    throw new InputError(
      'engine-accelerator',
      'engine',
      `engine must run on ${accelerator.row.name}, got "tensorrt-llm", which runs on NVIDIA's accelerators alone`,
    );
  }
  const { assumed, ...rented } = rentOf(accelerator, perHour);
  const scenario = {
    ...given,
    ...rented,
    ...(engine === undefined ? {} : { engine }),
    model: model.row,
    accelerator: accelerator.row,
  };
  return { scenario, assumed: { ...assumed, ...(usual === undefined ? {} : { engine: usual }) } };
}

/** One request, or a conversation where any of its keys is given. */
function answerChat(read: Read): object {
  const { scenario, assumed } = prepare(read);
  const talks = Object.keys(conversation).some((key) => key in scenario);
  const estimate = talks ? estimateConversation(scenario) : estimateChat(scenario);
  return { ...estimate, assumed: { ...estimate.assumed, ...assumed } };
}

export const chat = kind(scenarioField, answerChat);
