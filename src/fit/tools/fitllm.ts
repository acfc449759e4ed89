import { ENGINE_VERSION, estimateSpeed, gpuDevice, simulate } from 'fitllm';
import { GB, GIB } from '../../catalogue/units.ts';
import type { Case } from '../case.ts';
import type { Forecast, Tool } from './forecast.ts';
import { factsOf } from './scenario-facts.ts';

const LOCAL = new Set(['llama.cpp', 'mlx', 'exllama']);

function forecast(one: Case): Forecast | undefined {
  const facts = factsOf(one);
  const { model, users } = facts;
  const plain = model.window === undefined && model.latent === undefined && model.linear === undefined;
  const memory = one.row.metric === 'memory';
  const local = LOCAL.has(one.engine) || (memory && plain);
  if (!local || users > 1 || one.row.count > 1) return undefined;
  const shape = {
    name: model.name,
    totalParams: facts.total / 1e9,
    activeParams: facts.active / 1e9,
    layerCount: model.layers,
    kvHeads: model.kvHeads,
    kvHeadDim: model.headDim,
    attnHeads: model.heads,
    hiddenSize: model.hidden,
    maxContext: model.maxContext,
  };
  const device = gpuDevice(
    { name: one.row.accelerator, vramGB: facts.memory / GIB, bandwidthGBs: facts.bandwidth / GB },
    'linux-headless',
  );
  const bits = facts.bytesPerWeight * 8;
  const rate = estimateSpeed(shape, device, bits);
  const { used, reserve } = simulate(shape, device, facts.input + facts.output, { weightBpw: bits, kvBits: 16 });
  return {
    ...(rate === null ? {} : { timePerOutputToken: 1 / rate }),
    // Measured memory is what PyTorch holds, without what fitllm reserves for driver and desktop.
    memory: (used - reserve) * GIB,
  };
}

export const fitllm: Tool = {
  name: 'fitllm',
  version: ENGINE_VERSION,
  url: 'https://www.npmjs.com/package/fitllm',
  about:
    'Tells whether a model fits one’s own machine. Asked for one user of local engines on one device, with the catalogue’s shapes and bandwidths in place of its own, smaller tables. Its authors have withdrawn the speed from their product and keep the function for those who call it: bandwidth over the bytes of active weights, times 0.75. It says nothing of prompts, servers and several accelerators.',
  forecast,
};
