import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Units of the constants, by field. */
export const constantUnits: Readonly<Record<string, string>> = {
  bandwidth: 'share of peak',
  compute: 'share of peak',
  corner: 'power',
  perLayer: 's',
  perStep: 's',
  perSequence: 's',
  perPromptLayer: 's',
  routing: 's',
  host: 's',
  admission: 's',
  attentionBandwidth: 'share of peak',
  attentionCompute: 'share of peak',
  allReduce: 's',
  promptWait: 'prompts',
  promptWaitPerUser: 'prompts a user',
  slotWait: 'share',
  interference: 'factor',
  memory: 'share',
  context: 'bytes',
  maxBatch: 'sequences',
  chunk: 'tokens',
  splits: '',
  attentionRamp: 'tokens',
  expertBandwidth: 'share of the family’s',
  expertCompute: 'share of the family’s',
  link: 'share of peak',
  pcie: 'bytes/s',
  pcieAllReduce: 's',
  pipeline: 'share',
};

/** What each constant of an interface means: the comment above it where it is declared, so that both cannot differ. */
export function constantMeanings(group: 'KernelFamily' | 'Engine' | 'Shared'): [field: string, meaning: string][] {
  const source = readFileSync(join(process.cwd(), 'src/estimate/constants.ts'), 'utf8');
  const body = new RegExp(`export interface ${group} \\{([^}]*)\\}`).exec(source)?.[1];
  if (body === undefined) throw new RangeError(`src/estimate/constants.ts has no interface ${group}`);
  return [...body.matchAll(/\/\*\* ([^*]*) \*\/\s*readonly (\w+):/g)].map(([, meaning = '', field = '']) => [
    field,
    meaning,
  ]);
}
