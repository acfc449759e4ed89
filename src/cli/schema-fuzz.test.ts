import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accelerators, imageModels, models, offers, transcriptionModels } from '../catalogue/index.ts';
import { answer } from './answer.ts';
import { scenarioSchema } from './index.ts';

interface Node {
  readonly $ref?: string;
  readonly anyOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly $defs?: Readonly<Record<string, Node>>;
}

const schema = scenarioSchema('https://example.org/s') as Node;
const ids: Readonly<Record<string, readonly string[]>> = {
  model: Object.keys(models),
  accelerator: Object.keys(accelerators),
  offer: Object.keys(offers),
  'image-model': Object.keys(imageModels),
  'transcription-model': Object.keys(transcriptionModels),
};

/** Values that a schema takes: its ends more often than what lies between. */
function valuesOf(node: Node): fc.Arbitrary<unknown> {
  const { minimum: low = 0, maximum: high = 1 } = node;
  if (node.$ref !== undefined) {
    const name = node.$ref.split('/').at(-1) ?? '';
    const own = (schema.$defs?.[name]?.anyOf ?? []).filter(({ properties }) => properties !== undefined);
    return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...(ids[name] ?? [''])) }, ...own.map(valuesOf));
  }
  if (node.anyOf !== undefined) return fc.oneof(...node.anyOf.map(valuesOf));
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if ('const' in node) return fc.constant(node.const);
  if (node.type === 'integer') {
    const usual = fc.integer({ min: low, max: Math.min(high, low + 4096) });
    return fc.oneof({ weight: 6, arbitrary: usual }, fc.constantFrom(low, high));
  }
  if (node.type === 'number') {
    return fc.oneof(
      fc.double({ min: low, max: high, noNaN: true }),
      fc.constantFrom(low, high, Math.max(low, Math.min(1, high))),
    );
  }
  if (node.type === 'boolean') return fc.boolean();
  if (node.type === 'string') return fc.constant(node.pattern?.includes(':') ? '02:30' : 'a');
  if (node.type === 'array') return fc.array(valuesOf(node.items ?? { const: 1 }), { minLength: 1, maxLength: 2 });
  const keys = Object.entries(node.properties ?? {}).map(([key, value]) => [key, valuesOf(value)] as const);
  return fc.record(Object.fromEntries(keys), { requiredKeys: [...(node.required ?? [])] });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without inputs that exclude each other, and with those that must suit each other made to: most are then answered. */
function sensible(scenario: Record<string, unknown>): Record<string, unknown> {
  const { requestsPerSecond, apiPerRequest, writtenTokens, cachedTokens, pipelineParallel, engine, ...rest } = scenario;
  const { tensorParallel, model, perHour, turns, kind } = rest;
  const prices = isObject(perHour) ? Object.values(perHour).sort((a, b) => Number(a) - Number(b)) : [];
  return {
    ...rest,
    ...(kind === 'plan' ? { requestsPerSecond } : {}),
    ...(turns === undefined ? {} : { turns: Math.min(Number(turns), 3) }),
    ...(tensorParallel === undefined ? {} : { tensorParallel: 1 }),
    ...(isObject(model) ? { model: { ...model, kvHeads: model.heads } } : {}),
    ...(prices.length === 3 ? { perHour: { low: prices[0], typical: prices[1], high: prices[2] } } : {}),
  };
}

/** Paths of what is no finite number of 0 or more where it should be. */
const faultsIn = (value: unknown, path: string): string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => faultsIn(part, `${path}.${key}`));
};

test.each(Object.keys(schema.$defs ?? {}).filter((name) => !(name in ids)))(
  'any %s that the schema takes is answered or refused by name, and no figure is infinite',
  (name) => {
    const scenarios = valuesOf(schema.$defs?.[name] ?? {});
    let answered = 0;
    fc.assert(
      fc.property(scenarios as fc.Arbitrary<Record<string, unknown>>, fc.boolean(), (any, keep) => {
        const scenario = keep ? any : sensible(any);
        const given = answer(JSON.stringify(scenario), '2026-11-24');
        if (given.ok) answered += 1;
        else if (given.path === '' || given.error === '') return false;
        const { assumed: _, ...figures } = given as Record<string, unknown>;
        const faults = faultsIn(figures, '');
        if (faults.length > 0) throw new Error(`${faults.slice(0, 3).join(', ')} of ${JSON.stringify(scenario)}`);
        return true;
      }),
      { numRuns: name === 'plan' ? 50 : 1000 },
    );
    expect(answered).toBeGreaterThan(name === 'plan' ? 0 : 20);
  },
);
