import type { DateText } from '../catalogue/schema.ts';
import {
  asRange,
  breakEven,
  type Comparison,
  callCost,
  costOfVolume,
  estimateChat,
  HOURS_A_MONTH,
  InputError,
  type Range,
} from '../estimate/index.ts';
import { deployment, prepare } from './chat.ts';
import { amount, described, oneOf, type ValueOf, whole, wordOr } from './field.ts';
import { kind } from './kind.ts';
import { rent, request, setup } from './load.ts';
import { offerField, pricedBy } from './offer.ts';
import { record } from './record.ts';

const field = record(
  {
    kind: oneOf(['rental'], 'kind'),
    ...deployment,
    ...setup,
    ...request,
    concurrency: described('Users at once on all replicas; max unless told.', wordOr('max', whole(1, 1_000_000))),
    ...rent,
    hours: described('Hours that the accelerators are reserved for; a month of 730 unless told.', amount(1e-3, 1e6)),
    requests: described('Requests within those hours.', amount(1e-9, 1e15)),
    offer: described('An API to compare with.', offerField),
    apiPerRequest: described('USD that an API asks for one request, in place of an offer.', amount(1e-12, 1e6)),
  },
  ['kind', 'model', 'accelerator'],
);

type Read = ValueOf<typeof field>;

/** USD of one request by API; undefined where there is nothing to compare with. */
function apiPrice({ offer, apiPerRequest, inputTokens = 1024, outputTokens = 256, cachedTokens = 0 }: Read) {
  if (offer === undefined) return apiPerRequest;
  if (apiPerRequest !== undefined) {
    throw new InputError(
      'conflicting',
      'apiPerRequest',
      `apiPerRequest must be left out where an offer is given, got ${apiPerRequest}`,
    );
  }
  return callCost({ inputTokens, outputTokens, cachedTokens }, offer.row).total;
}

function answerRental(read: Read, today: DateText): object {
  const { kind: _, offer, apiPerRequest: __, hours, requests, ...rented } = read;
  const api = apiPrice(read);
  const { scenario, assumed } = prepare({ ...rented, concurrency: rented.concurrency ?? 'max' });
  const { perHour, accelerators = 1, outputTokens = 256, utilisation } = scenario;
  if (perHour === undefined) {
    throw new InputError(
      'missing',
      'perHour',
      'perHour must be given for an accelerator without rental prices in the catalogue, got nothing',
    );
  }
  const estimate = estimateChat(scenario);
  const { memory, latency, outputTokensPerSecond: rate } = estimate;
  const told = {
    ...estimate.assumed,
    ...assumed,
    ...(rented.concurrency === undefined ? { concurrency: 'max' } : {}),
    ...(hours === undefined ? { hours: HOURS_A_MONTH } : {}),
  };
  const shared = { kind: 'rental', memory, latency, outputTokensPerSecond: rate, validated: estimate.validated };
  if (rate === null) return { ...shared, comparison: null, assumed: told };
  const requestsPerSecond: Range = {
    low: rate.low / outputTokens,
    typical: rate.typical / outputTokens,
    high: rate.high / outputTokens,
  };
  const comparison: Comparison = {
    apiPerRequest: api ?? 1,
    perHour: asRange('perHour', perHour),
    acceleratorsPerReplica: accelerators,
    requestsPerSecond,
    ...(hours === undefined ? {} : { hours }),
    ...(utilisation === undefined ? {} : { utilisation }),
  };
  const { reservation, capacity, perRequestAtCapacity, from, always } = breakEven(comparison);
  const volume = requests === undefined ? undefined : costOfVolume(comparison, requests);
  const { api: byApi, cheaper, ...used } = volume ?? {};
  return {
    ...shared,
    cost: {
      reservation,
      perRequestAtCapacity,
      ...(requests === undefined || volume === undefined
        ? {}
        : {
            perRequest: {
              low: volume.rental.low / requests,
              typical: volume.rental.typical / requests,
              high: volume.rental.high / requests,
            },
          }),
    },
    requestsPerSecond,
    capacity,
    ...(volume === undefined ? {} : { volume: used }),
    comparison:
      api === undefined
        ? null
        : { apiPerRequest: api, from, always, ...(volume === undefined ? {} : { api: byApi, cheaper }) },
    ...(offer === undefined ? {} : { offer: pricedBy(offer, today) }),
    assumed: told,
  };
}

export const rental = kind(field, answerRental);
