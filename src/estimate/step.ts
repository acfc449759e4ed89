import type { Accelerator, Model } from '../catalogue/schema.ts';
import { assumptions, type EngineName, engines } from './assumptions.ts';
import { multiply } from './kernels.ts';
import { cacheShare, kvCacheBytes } from './memory.ts';
import { distinctExperts, parameters } from './parameters.ts';
import { type PrecisionName, precisions } from './precision.ts';

/** Where and how a model runs. */
export interface Setup {
  readonly model: Model;
  readonly accelerator: Accelerator;
  /** Accelerators that hold the model together. */
  readonly ranks: number;
  readonly weights: PrecisionName;
  readonly kvCache: PrecisionName;
  readonly engine: EngineName;
}

/** What one pass through the model handles. */
export interface Work {
  /** Sequences that get their next token. */
  readonly sequences: number;
  /** Tokens each of them brings: 1, or more with speculation. */
  readonly tokensEach?: number;
  /** Tokens already in each sequence, on average. */
  readonly context: number;
  /** Tokens of prompts read in the same pass. */
  readonly promptTokens?: number;
  /** Tokens of those prompts that were read before. */
  readonly promptPast?: number;
}

/** Seconds of one pass, by part. They sum to the pass. */
export interface Step {
  /** Reading weights. */
  readonly weights: number;
  /** Multiplying by them. */
  readonly compute: number;
  /** Attention: reading keys and values, and the products with them. */
  readonly attention: number;
  /** Accelerators telling each other their sums. */
  readonly communication: number;
  /** Starting kernels, what lies between them, and the engine's own work. */
  readonly overhead: number;
}

export const stepSeconds = (step: Step): number =>
  step.weights + step.compute + step.attention + step.communication + step.overhead;

/** Reading `bytes` and multiplying for `flop`, as two parts whose sum is the p-norm of both. */
function overlap(
  bytes: number,
  flop: number,
  { bandwidth, rate, corner }: { bandwidth: number; rate: number; corner: number },
): [read: number, multiply: number] {
  const read = bytes / bandwidth;
  const work = flop / rate;
  const slower = Math.max(read, work);
  if (slower === 0) return [0, 0];
  const [a, b] = [(read / slower) ** corner, (work / slower) ** corner];
  const both = slower * (a + b) ** (1 / corner);
  return [(both * a) / (a + b), (both * b) / (a + b)];
}

/** FLOP of attention for one token that looks back on `past` tokens, in all layers. */
function attentionFlop(model: Model, past: number): number {
  const { heads, headDim, layers, latent, window, linear } = model;
  if (latent !== undefined) return 2 * layers * heads * (2 * latent.kvRank + latent.ropeDim) * past;
  const near = window?.layers ?? 0;
  const full = layers - near - (linear?.layers ?? 0);
  return 4 * heads * headDim * (full * past + near * Math.min(past, window?.tokens ?? 0));
}

/** FLOP of attention while a prompt is read, keys and values not yet compressed. */
function promptAttentionFlop(model: Model, tokens: number, past: number): number {
  const { heads, headDim, layers, latent, window, linear } = model;
  const seen = past + tokens / 2;
  const width = latent === undefined ? 2 * headDim : latent.nopeDim + latent.ropeDim + latent.valueDim;
  const near = window?.layers ?? 0;
  const full = layers - near - (linear?.layers ?? 0);
  return 2 * heads * width * tokens * (full * seen + near * Math.min(seen, window?.tokens ?? 0));
}

/**
 * Seconds of one pass of a model over `sequences` decoding sequences and, with them, the tokens of new prompts.
 *
 * Weight-reading products overlap bytes and FLOP; attention reads the cache of every sequence; tensor parallelism adds two
 * all-reduces a layer. Layers split over devices run one after the other and save no time.
 *
 * Leaves out skewed routing, expert parallelism and limits of power.
 */
export function step({ model, accelerator, ranks, weights, kvCache, engine: name }: Setup, work: Work): Step {
  const { sequences, tokensEach = 1, context, promptTokens = 0, promptPast = 0 } = work;
  const engine = engines[name];
  const split = engine.splits === 'layers' ? 1 : ranks;
  const ideal = name === 'ideal';
  const family = multiply(accelerator, weights, name);
  const peakBytes = accelerator.bandwidth * split;
  const peakFlop = family.rate * split;
  const parts = parameters(model);
  const { layers } = model;
  const tokens = sequences * tokensEach + promptTokens;
  const scored = sequences * tokensEach + (promptTokens > 0 ? 1 : 0);

  const { bytes } = precisions[weights];
  const headBytes = 'everywhere' in precisions[weights] ? bytes : 2;
  const read =
    model.experts === undefined ? 0 : distinctExperts(model.experts, tokens) * parts.expertLayers * parts.expert;
  const active = (model.experts?.perToken ?? 0) * parts.expertLayers * parts.expert;
  const everyToken = parts.attention + parts.dense + parts.shared + active;
  const [readSeconds, multiplySeconds] = overlap(
    (parts.attention + parts.dense + parts.shared + read) * bytes + parts.head * headBytes,
    2 * (everyToken * tokens + parts.head * scored),
    {
      bandwidth: family.bandwidth * engine.kernels * peakBytes,
      rate: family.compute * engine.kernels * peakFlop,
      corner: family.corner,
    },
  );

  const share = split === 1 ? 1 : cacheShare(model, split);
  const cacheBytes = sequences * kvCacheBytes(model, context, precisions[kvCache].bytes) * share;
  const attentionPeak = (ideal ? 1 : assumptions.attentionCompute.value) * accelerator.bf16;
  const decodeAttention = Math.max(
    cacheBytes / ((ideal ? 1 : assumptions.attentionBandwidth.value) * accelerator.bandwidth),
    (sequences * tokensEach * attentionFlop(model, context)) / split / attentionPeak,
  );
  const ramp = ideal ? 1 : promptTokens / (promptTokens + assumptions.attentionRamp.value);
  const promptAttention =
    promptTokens === 0 ? 0 : promptAttentionFlop(model, promptTokens, promptPast) / split / (attentionPeak * ramp);
  const attentionLaunch = ideal ? 0 : layers * assumptions.attentionLaunch.value;

  const linked =
    accelerator.link?.name.startsWith('PCIe') === false
      ? accelerator.link.bandwidth * assumptions.linkShare.value
      : assumptions.pcieBandwidth.value;
  const sums = 2 * layers;
  const moved = ((2 * (split - 1)) / split) * tokens * model.hidden * 2;
  const communication =
    split === 1
      ? 0
      : sums *
        ((ideal ? 0 : assumptions.allReduceLatency.value) +
          moved / (ideal ? (accelerator.link?.bandwidth ?? linked) : linked));

  const routing = ideal ? 0 : parts.expertLayers * assumptions.routing.value;
  const launches = (assumptions.kernelsPerLayer.value * layers + 1) * family.launch;
  return {
    weights: readSeconds,
    compute: multiplySeconds,
    attention: decodeAttention + promptAttention + attentionLaunch,
    communication,
    overhead: launches + routing + layers * engine.perLayer + engine.perStep + sequences * engine.perSequence,
  };
}
