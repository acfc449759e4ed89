import { expect, test } from 'vitest';
import { models } from '../catalogue/index.ts';
import type { Model } from '../catalogue/schema.ts';
import { activeParameters, distinctExperts, parameters, totalParameters } from './parameters.ts';

const row = (id: string): Model => models[id] as Model;

/** Two vectors of norms a layer and one at the end: what the shape leaves out of a plain decoder. */
const norms = ({ layers, hidden }: Model): number => (2 * layers + 1) * hidden;

test.each([
  ['llama-2-7b', 6_738_415_616],
  ['llama-3.1-8b', 8_030_261_248],
  ['llama-3.1-70b', 70_553_706_496],
  ['llama-3.2-1b', 1_235_814_400],
  ['mistral-7b-v0.1', 7_241_732_096],
  ['mixtral-8x7b', 46_702_792_704],
])('the shape of %s and its norms come to the parameters of its checkpoint, to the last one', (id, published) => {
  expect(totalParameters(row(id)) + norms(row(id))).toBe(published);
});

/** Two layers of 10, with 4 heads of 3 and one head for keys and values, no network to speak of and 1,000 tokens. */
const small: Model = {
  name: 'Small',
  developer: 'Nobody',
  released: '2026',
  licence: 'none',
  parameters: 1,
  activeParameters: 1,
  layers: 2,
  hidden: 10,
  heads: 4,
  kvHeads: 1,
  headDim: 3,
  ffn: 0,
  ffnKind: 'plain',
  vocabulary: 1000,
  embeddings: 'tied',
  maxContext: 512,
  standing: 'unverified',
  sources: [],
};

const attention = (change: Partial<Model>): number => parameters({ ...small, ...change }).attention;

test('queries and output are as wide as all heads, keys and values as those they share', () => {
  expect(attention({})).toBe(2 * (2 * 10 * 12 + 2 * 10 * 3));
});

test('one matrix for keys and values is counted once, in full layers only', () => {
  expect(attention({ tiedKeyValue: true })).toBe(2 * (2 * 10 * 12 + 10 * 3));
  expect(attention({ tiedKeyValue: true, window: { tokens: 8, layers: 2 } })).toBe(attention({}));
});

test('a gate of the output is as wide as the heads', () => {
  expect(attention({ outputGate: true }) - attention({})).toBe(2 * 10 * 12);
});

test('windowed layers may have other heads', () => {
  const window = { tokens: 8, layers: 1, kvHeads: 2, headDim: 5 };
  expect(attention({ window })).toBe(attention({}) / 2 + 2 * 10 * 20 + 2 * 10 * 10);
});

test('linear layers bring their own count', () => {
  expect(attention({ linear: { layers: 1, stateValues: 1, parameters: 77 } })).toBe(attention({}) / 2 + 77);
});

test('latent attention: down and up for keys and values, and for queries where they are compressed', () => {
  const latent = { kvRank: 7, queryRank: 0, ropeDim: 2, nopeDim: 3, valueDim: 4 };
  const keysAndOutput = 10 * (7 + 2) + 7 * 4 * (3 + 4) + 4 * 4 * 10;
  expect(attention({ latent })).toBe(2 * (10 * 4 * 5 + keysAndOutput));
  expect(attention({ latent: { ...latent, queryRank: 6 } })).toBe(2 * (10 * 6 + 6 * 4 * 5 + keysAndOutput));
});

test('compressed attention: queries and output through a low rank, one vector for key and value', () => {
  const compressed = { queryRank: 6, outputRank: 5, outputGroups: 2, window: 8, blocks: [{ tokens: 4, layers: 2 }] };
  expect(attention({ compressed })).toBe(2 * (10 * 6 + 6 * 12 + 10 * 3 + 12 * 5 + 2 * 5 * 10));
});

test('an indexer adds its queries, one key and its weights of heads, in the layers that have one', () => {
  const sparse = { tokens: 8, heads: 2, headDim: 3 };
  expect(attention({ sparse }) - attention({})).toBe(2 * (10 * 6 + 10 * 3 + 10 * 2));
  expect(attention({ sparse: { ...sparse, layers: 1 } }) - attention({})).toBe(10 * 6 + 10 * 3 + 10 * 2);
});

test('experts in a latent width are smaller, and the ways in and out are shared', () => {
  const { expert, shared } = parameters({
    ...small,
    experts: { count: 8, perToken: 2, width: 9, latentWidth: 5, shared: 1 },
  });
  expect(expert).toBe(2 * 5 * 9);
  expect(shared).toBe(2 * (2 * 10 * 9 + 10 * 8 + 2 * 10 * 5));
});

test('experts stand in every layer, every second one, or after the dense ones', () => {
  const layersOf = (more: object): number =>
    parameters({ ...small, layers: 7, experts: { count: 8, perToken: 2, width: 9, ...more } }).expertLayers;
  expect([layersOf({}), layersOf({ every: 2 }), layersOf({ denseLayers: 3 })]).toEqual([7, 3, 4]);
});

test('learned positions are stored with the embedding', () => {
  expect(parameters({ ...small, positions: 512 }).embedding).toBe(512 * 10);
});

test('a token of Mixtral 8x7B passes through two of eight experts in each of 32 layers', () => {
  const model = row('mixtral-8x7b');
  expect(totalParameters(model) - activeParameters(model)).toBe(32 * 6 * 3 * 4096 * 14_336);
});

test('a single token reads the experts it is sent to; many read nearly all', () => {
  expect(distinctExperts({ count: 8, perToken: 2 }, 1)).toBeCloseTo(2, 10);
  expect(distinctExperts({ count: 8, perToken: 2 }, 64)).toBeCloseTo(8, 3);
});

// Two of eight, skew 1: 8 × (1 − 1/(1 + 3 × (1/0.75 − 1))) = 8 × (1 − 1/2).
test('three tokens read four of eight experts where some are liked better, and 4.6 where none is', () => {
  expect(distinctExperts({ count: 8, perToken: 2 }, 3, 1)).toBeCloseTo(4, 12);
  expect(distinctExperts({ count: 8, perToken: 2 }, 1, 1)).toBeCloseTo(2, 12);
  expect(distinctExperts({ count: 8, perToken: 2 }, 3)).toBeCloseTo(8 * (1 - 0.75 ** 3), 12);
});
