import type { Model } from '../catalogue/schema.ts';
import { countParameters, InputError } from '../estimate/index.ts';
import { about, name } from './about.ts';
import { always, amount, list, oneOf, whole } from './field.ts';
import { record } from './record.ts';

const heads = whole(1, 100_000);
const width = whole(1, 10_000_000);
const layers = whole(1, 10_000);

const experts = record(
  {
    count: whole(1, 100_000),
    perToken: whole(1, 100_000),
    width,
    shared: whole(0, 1000),
    sharedWidth: width,
    denseLayers: whole(0, 10_000),
    every: layers,
    besideDense: always,
    latentWidth: width,
  },
  ['count', 'perToken', 'width'],
);

const latent = record(
  { kvRank: width, queryRank: whole(0, 10_000_000), ropeDim: whole(0, 100_000), nopeDim: width, valueDim: width },
  ['kvRank', 'queryRank', 'ropeDim', 'nopeDim', 'valueDim'],
);

const linear = record({ layers, stateValues: amount(0, 1e12), parameters: amount(0, 1e13) }, [
  'layers',
  'stateValues',
  'parameters',
]);

const compressed = record(
  {
    queryRank: width,
    outputRank: width,
    outputGroups: whole(1, 100_000),
    window: whole(1, 1_000_000_000),
    blocks: list(record({ tokens: whole(1, 1_000_000), layers }, ['tokens', 'layers']), 100),
  },
  ['queryRank', 'outputRank', 'outputGroups', 'window', 'blocks'],
);

const sparse = record({ tokens: whole(1, 1_000_000_000), heads, headDim: width, layers }, [
  'tokens',
  'heads',
  'headDim',
]);

/** A model's row as the catalogue has it; counts of parameters may be left out and are then taken from the shape. */
export const modelRow = record(
  {
    ...about,
    developer: name,
    licence: name,
    parameters: amount(1, 1e15),
    activeParameters: amount(1, 1e15),
    layers,
    hidden: width,
    heads,
    kvHeads: heads,
    headDim: width,
    ffn: whole(0, 10_000_000),
    ffnKind: oneOf(['gated', 'plain'], 'ffn-kind'),
    vocabulary: whole(1, 100_000_000),
    embeddings: oneOf(['tied', 'separate'], 'embeddings'),
    maxContext: whole(1, 1_000_000_000),
    experts,
    latent,
    window: record({ tokens: width, layers, kvHeads: heads, headDim: width }, ['tokens', 'layers']),
    linear,
    compressed,
    sparse,
    tiedKeyValue: always,
    outputGate: always,
    positions: whole(1, 100_000_000),
    nativeWeights: name,
    counted: list(oneOf(['parameters', 'activeParameters'], 'figure'), 2),
    leftOut: record({ parameters: amount(0, 1e15), part: name }, ['parameters', 'part']),
  },
  ['layers', 'hidden', 'heads', 'kvHeads', 'headDim', 'ffn', 'vocabulary', 'maxContext'],
);

const refuse = (path: string, problem: string): never => {
  throw new InputError('bad-row', path, `${path} must be ${problem}`);
};

/** A model of the caller's own. @throws {InputError} that names the key, `model.kvHeads` */
export function ownModel(path: string, value: unknown): Model {
  const row = modelRow.read(path, value);
  const { layers: all, window, linear: constant, experts: routed } = row;
  if (row.heads % row.kvHeads !== 0) {
    refuse(`${path}.kvHeads`, `a divisor of the ${row.heads} heads, got ${row.kvHeads}`);
  }
  if (row.ffn === 0 && routed === undefined) refuse(`${path}.ffn`, 'above 0 where there are no experts, got 0');
  if (routed !== undefined && routed.perToken > routed.count) {
    refuse(`${path}.experts.perToken`, `at most the ${routed.count} experts of a layer, got ${routed.perToken}`);
  }
  if ((routed?.denseLayers ?? 0) > all) {
    refuse(`${path}.experts.denseLayers`, `at most the ${all} layers, got ${routed?.denseLayers}`);
  }
  const [windowed, state] = [window?.layers ?? 0, constant?.layers ?? 0];
  if (windowed + state > all) {
    const at = windowed > 0 ? 'window.layers' : 'linear.layers';
    refuse(`${path}.${at}`, `at most the ${all} layers, got ${windowed + state}`);
  }
  const shape = {
    name: 'own model',
    standing: 'unverified',
    sources: [],
    developer: 'unknown',
    released: '',
    licence: 'unknown',
    ffnKind: 'gated',
    embeddings: 'separate',
    parameters: 0,
    activeParameters: 0,
    ...row,
  } as Model;
  const counted = countParameters(shape);
  const { parameters, activeParameters } = { ...counted, ...row };
  if (activeParameters > parameters) {
    refuse(`${path}.activeParameters`, `at most the ${parameters} parameters stored, got ${activeParameters}`);
  }
  return { ...shape, parameters, activeParameters };
}
