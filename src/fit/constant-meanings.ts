import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Group = 'KernelFamily' | 'Engine' | 'Shared';

/** Units of the constants, by the interface that declares them. */
export const constantUnits: Readonly<Record<Group, Readonly<Record<string, string>>>> = {
  KernelFamily: { bandwidth: 'share of peak', compute: 'share of sustained', corner: 'power', perLayer: 's' },
  Engine: {
    perStep: 's',
    perSequence: 's',
    perLayer: 's',
    perPromptLayer: 's',
    routing: 's',
    latentLayer: 's',
    host: 's',
    admission: 's',
    bandwidth: 'factor',
    compute: 'factor',
    expertCompute: 'factor',
    attentionBandwidth: 'share of peak',
    narrowCache: 'factor',
    attentionCompute: 'share of peak',
    allReduce: 's',
    promptWait: 'prompts',
    promptWaitPerUser: 'prompts a user',
    interference: 'factor',
    memory: 'share',
    context: 'bytes',
    reserve: 'manner',
    maxBatch: 'sequences',
    chunk: 'tokens',
    splits: 'manner',
  },
  Shared: {
    attentionRamp: 'tokens',
    routingSkew: 'power',
    expertBandwidth: 'share of the family’s',
    expertCompute: 'share of the family’s',
    latentLayer: 's',
    link: 'share of peak',
    ringStep: 's',
    pcie: 'bytes/s',
    pcieAllReduce: 's',
    pipeline: 'share',
  },
};

/** A constant in words: its field, what it means, its unit. */
export interface ConstantMeaning {
  readonly field: string;
  readonly meaning: string;
  readonly unit: string;
}

/** What each constant of an interface means: the comment above it where it is declared, so that both cannot differ. */
export function constantMeanings(group: Group): ConstantMeaning[] {
  const source = readFileSync(join(process.cwd(), 'src/estimate/constants.ts'), 'utf8');
  const body = new RegExp(`export interface ${group} \\{([^}]*)\\}`).exec(source)?.[1];
  if (body === undefined) throw new RangeError(`src/estimate/constants.ts has no interface ${group}`);
  return [...body.matchAll(/\/\*\* ([^*]*?)\.? \*\/\s*readonly (\w+)\??:/g)].map(([, meaning = '', field = '']) => {
    const unit = constantUnits[group][field];
    if (unit === undefined) throw new RangeError(`${group}.${field} needs a unit in constantUnits`);
    return { field, meaning, unit };
  });
}
