import type { Constant } from './media-constants.ts';

/** What work on an accelerator is bound by. */
export type Bound = 'memory-bandwidth' | 'compute' | 'communication' | 'overhead';

const decode = 'H200 draws 137 to 300 of its 700 W in decode: https://arxiv.org/abs/2605.11999';
const image =
  'A100 draws 380 to 391 of its 400 W while it makes images: https://github.com/ml-energy/leaderboard, text-to-image';

/** Part of the board power that is drawn on average, by what bounds the work. */
export const boardPower = {
  'memory-bandwidth': { value: 0.45, low: 0.2, high: 0.8, unit: 'share of board power', source: decode },
  compute: { value: 0.95, low: 0.8, high: 1, unit: 'share of board power', source: image },
  communication: {
    value: 0.4,
    low: 0.2,
    high: 0.7,
    unit: 'share of board power',
    source: 'judged: between the others',
  },
  overhead: { value: 0.35, low: 0.15, high: 0.8, unit: 'share of board power', source: 'judged: waits draw least' },
} as const satisfies Readonly<Record<Bound, Constant>>;

/** What stands around an accelerator, and what its electricity emits. */
export const facility = {
  server: {
    value: 1.3,
    low: 1.1,
    high: 1.7,
    unit: 'server over its accelerators',
    source: 'judged: processors, memory, network, fans and the losses of power supplies',
  },
  powerUsageEffectiveness: {
    value: 1.25,
    low: 1.1,
    high: 1.54,
    unit: 'facility over its servers',
    source:
      'average of 1.54 in 2025 by Uptime Institute’s survey (https://thefreesheet.com/2026/01/19/data-centre-efficiency-flatlines-for-sixth-year-as-ai-power-demands-soar), 1.1 at Google (https://publication.datacentremagazine.com/data-centre-magazine-september-2025/0139533001756825554/p156)',
  },
  gridIntensity: {
    value: 473,
    low: 44,
    high: 709,
    unit: 'g CO₂e a kWh',
    source:
      'world, France and India, whole life cycle: Ember’s yearly data in @tgwf/co2 0.19.0, https://www.npmjs.com/package/@tgwf/co2',
  },
} as const satisfies Readonly<Record<string, Constant>>;
