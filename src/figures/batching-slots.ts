import { percent } from '../format.ts';
import { bar, label, picture, type View, view } from '../view/index.ts';
import type { Figure } from './figure.ts';

const SLOTS = 4;
const STEP = 17;
/** Passes that each request takes, in the order of arrival. */
const REQUESTS = [9, 3, 6, 2, 4, 8, 3, 5] as const;

interface Run {
  readonly request: number;
  readonly slot: number;
  readonly from: number;
  readonly passes: number;
}

/** Groups that start and end together: nobody enters before the longest is done. */
function inGroups(): Run[] {
  let from = 0;
  return Array.from({ length: REQUESTS.length / SLOTS }, (_, group) => {
    const runs = REQUESTS.slice(group * SLOTS, (group + 1) * SLOTS).map((passes, slot) => ({
      request: group * SLOTS + slot,
      slot,
      from,
      passes,
    }));
    from += Math.max(...runs.map(({ passes }) => passes));
    return runs;
  }).flat();
}

/** Whoever is next takes the place that is free first. */
function oneByOne(): Run[] {
  const free = Array.from({ length: SLOTS }, () => 0);
  return REQUESTS.map((passes, request) => {
    const from = Math.min(...free);
    const slot = free.indexOf(from);
    free[slot] = from + passes;
    return { request, slot, from, passes };
  });
}

/** Eight requests in four places, in groups and one by one: how long it takes and how much of it is empty. */
export const batchingSlots: Figure = (_, alt) => {
  const work = REQUESTS.reduce((sum, passes) => sum + passes, 0);
  const draw = (y: number, title: string, runs: readonly Run[]): View[] => {
    const end = Math.max(...runs.map(({ from, passes }) => from + passes));
    return [
      label(title, 0, y + 14),
      view('rect', { class: 'i-reserved', x: 0.5, y: y + 21.5, width: end * STEP - 1, height: SLOTS * 18 + 1 }),
      ...runs.flatMap(({ request, slot, from, passes }): View[] => [
        bar('decode', from * STEP + 1, y + 23 + slot * 18, passes * STEP - 2, 16),
        view(
          'text',
          { class: 'i-label i-on', x: from * STEP + 7, y: y + 35.5 + slot * 18 },
          String.fromCharCode(65 + request),
        ),
      ]),
      label(`${end} passes, ${percent(work / (end * SLOTS))} of the places used`, 0, y + SLOTS * 18 + 40, {
        kind: 'small',
      }),
    ];
  };
  return picture(
    244,
    alt,
    ...draw(0, 'In groups: E to H wait for A', inGroups()),
    ...draw(126, 'One by one: a place is filled as soon as it is free', oneByOne()),
  );
};
