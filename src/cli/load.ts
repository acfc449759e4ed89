import { type RentalRange, rentalRange } from '../catalogue/index.ts';
import type { Accelerator } from '../catalogue/schema.ts';
import {
  type EngineName,
  engines,
  InputError,
  MOST_TURNS,
  type PrecisionName,
  precisions,
  type Range,
} from '../estimate/index.ts';
import { amount, described, type Field, flag, isObject, oneOf, share, whole } from './field.ts';
import { record } from './record.ts';
import type { Found } from './rows.ts';

export const formats = Object.keys(precisions) as PrecisionName[];
/** K-quants are formats of weights alone. */
const cacheFormats = formats.filter((name) => !name.includes('_k') && name !== 'mxfp4');

const usd = amount(1e-9, 1e6);
const span = record({ low: usd, typical: usd, high: usd }, ['low', 'typical', 'high']);

/** A price that is known exactly, or from `low` to `high`. */
export const price: Field<number | Range> = {
  read(path, value) {
    if (!isObject(value)) return usd.read(path, value);
    const range = span.read(path, value);
    if (range.low > range.typical || range.typical > range.high) {
      const { low, typical, high } = range;
      throw new InputError(
        'unordered',
        path,
        `${path} must have low ≤ typical ≤ high, got ${low}, ${typical}, ${high}`,
      );
    }
    return range;
  },
  schema: { anyOf: [usd.schema, span.schema] },
};

/** One request, whoever answers it. */
export const request = {
  inputTokens: described('Tokens of the prompt; with turns, of one message.', whole(1, 100_000_000)),
  outputTokens: described('Tokens of the answer that the reader sees.', whole(1, 100_000_000)),
  cachedTokens: described('Part of the input whose cache is there already.', whole(0, 100_000_000)),
};

/** What a conversation adds. */
export const conversation = {
  turns: described('Messages of a conversation; each sends all that was said before.', whole(1, MOST_TURNS)),
  systemTokens: described('Instructions and tools before the first message.', whole(0, 100_000_000)),
  reasoningTokens: described(
    'Tokens written before each answer and not shown; counted as output.',
    whole(0, 10_000_000),
  ),
  prefixCaching: described('Whether what was read before is found in a cache. true unless told.', flag),
};

/** How a model is run. */
export const setup = {
  weights: described('Format of the weights.', oneOf(formats, 'precision')),
  kvCache: described('Format of the key/value cache.', oneOf(cacheFormats, 'precision')),
  engine: described('The serving engine.', oneOf(Object.keys(engines) as EngineName[], 'engine')),
  maxBatch: described('Most requests that one replica runs at once.', whole(1, 1_000_000)),
  speculative: described(
    'A draft model, or heads that draft.',
    record(
      {
        draftTokens: described('Tokens drafted for each pass.', whole(1, 64)),
        acceptance: described('Share of drafted tokens that are kept.', share()),
        draftCost: described('Seconds of one draft step ÷ seconds of one target step.', amount(0, 10)),
      },
      ['draftTokens', 'acceptance', 'draftCost'],
    ),
  ),
  offload: described(
    'Weights that stay in the memory of the host.',
    record(
      {
        share: described('Share of them that stays there.', share()),
        of: described('Whose weights: of whole layers unless told.', oneOf(['layers', 'experts'], 'offload')),
        hostBandwidth: described('Bytes a second at which the host reads them.', amount(1e6, 1e13)),
      },
      ['share'],
    ),
  ),
};

/** What renting costs. */
export const rent = {
  perHour: described('USD for one accelerator and one hour; the catalogue’s range unless told.', price),
  utilisation: described('Share of the time in which there is work.', share(1e-6)),
};

/** Rental prices of an accelerator: the caller's, else the catalogue's, which are then `assumed`. */
export function rentOf(
  device: Found<Accelerator>,
  given: number | Range | undefined,
): { readonly perHour?: number | Range; readonly assumed: { readonly perHour?: RentalRange } } {
  if (given !== undefined) return { perHour: given, assumed: {} };
  const known = device.id === undefined ? undefined : rentalRange(device.id);
  if (known === undefined) return { assumed: {} };
  const { low, typical, high } = known;
  return { perHour: { low, typical, high }, assumed: { perHour: known } };
}
