import type { Accelerator, Architecture } from '../catalogue/schema.ts';
import { about, name } from './about.ts';
import { amount, oneOf } from './field.ts';
import { record } from './record.ts';

/** Generations of compute unit whose kernels the module tells apart. */
const architectures: Readonly<Record<Architecture, true>> = {
  volta: true,
  turing: true,
  ampere: true,
  ada: true,
  hopper: true,
  blackwell: true,
  cdna2: true,
  cdna3: true,
  cdna4: true,
  rdna3: true,
  'rdna3.5': true,
  rdna4: true,
  apple: true,
  tpu: true,
  neuron: true,
  gaudi: true,
  xe2: true,
};

const rate = amount(1e9, 1e21);
const bandwidth = amount(1e6, 1e18);

/** An accelerator's row as the catalogue has it. */
export const acceleratorRow = record(
  {
    ...about,
    vendor: name,
    architecture: oneOf(Object.keys(architectures) as Architecture[], 'architecture'),
    market: oneOf(['datacenter', 'workstation', 'consumer', 'integrated'], 'market'),
    memoryBytes: amount(1e6, 1e16),
    bandwidth,
    bf16: rate,
    fp8: rate,
    int8: rate,
    fp4: rate,
    link: record({ name, bandwidth }, ['name', 'bandwidth']),
    power: amount(0.1, 1e6),
  },
  ['memoryBytes', 'bandwidth', 'bf16'],
);

/** An accelerator of the caller's own. @throws {InputError} that names the key, `accelerator.bandwidth` */
export function ownAccelerator(path: string, value: unknown): Accelerator {
  return {
    name: 'own accelerator',
    standing: 'unverified',
    sources: [],
    vendor: 'own',
    architecture: 'hopper',
    market: 'datacenter',
    released: '',
    ...acceleratorRow.read(path, value),
  } as Accelerator;
}
