import { accelerators } from '../catalogue/index.ts';
import type { Accelerator } from '../catalogue/schema.ts';
import { about, name } from './about.ts';
import { amount, oneOf } from './field.ts';
import { record } from './record.ts';

/** Generations of compute unit that the catalogue has, which are those that kernels are told apart by. */
const architectures = [...new Set(Object.values(accelerators).map(({ architecture }) => architecture))].sort();

const rate = amount(1e9, 1e21);
const bandwidth = amount(1e6, 1e18);

/** An accelerator's row as the catalogue has it. */
export const acceleratorRow = record(
  {
    ...about,
    vendor: name,
    architecture: oneOf(architectures, 'architecture'),
    market: oneOf(['datacenter', 'workstation', 'consumer', 'integrated'], 'market'),
    memoryBytes: amount(1e6, 1e16),
    memoryType: oneOf(['gddr'], 'memory'),
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
