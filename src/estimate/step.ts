import type { Accelerator, Model } from '../catalogue/schema.ts';
import { attentionFlop, promptAttentionFlop } from './attention.ts';
import type { Constants, Engine, EngineName } from './constants.ts';
import { multiply } from './kernels.ts';
import { cacheReadBytes, cacheShare } from './kv-cache.ts';
import { distinctExperts, parameters } from './parameters.ts';
import { expertBytes, headBytes, linearBytes, onlyExperts, type PrecisionName, precisions } from './precision.ts';
import { HOST_BANDWIDTH, type Offload } from './scenario.ts';

/** Where and how a model runs. */
export interface Setup {
  readonly model: Model;
  readonly accelerator: Accelerator;
  /** Accelerators that split every matrix. */
  readonly tensorParallel: number;
  /** Groups of them that hold different layers. */
  readonly stages: number;
  readonly weights: PrecisionName;
  readonly kvCache: PrecisionName;
  readonly engine: EngineName;
  readonly offload: Offload | undefined;
  readonly constants: Constants;
}

/** A setup with everything worked out that does not depend on the requests. */
export interface Machine extends Omit<Setup, 'weights' | 'kvCache' | 'offload'> {
  readonly behaviour: Engine;
  /** Bytes of dense weights that each pass reads, on one accelerator of the group. */
  readonly denseRead: number;
  /** FLOP of dense weights for each token, on one accelerator. */
  readonly denseFlop: number;
  /** FLOP of the head for each token that is scored, on one accelerator. */
  readonly headFlop: number;
  /** Bytes of one expert in all layers that route, on one accelerator. */
  readonly expertRead: number;
  /** FLOP of the experts that one token passes through, on one accelerator. */
  readonly expertFlop: number;
  /** Bytes of dense weights, and share of the experts, that stay with the host, and bytes a second at which it reads them. */
  readonly hostRead: number;
  readonly hostExperts: number;
  readonly hostRate: number;
  /** Bytes a second at which weights are read. */
  readonly readRate: number;
  readonly expertReadRate: number;
  /** How unevenly tokens choose experts. */
  readonly skew: number;
  /** FLOP a second. */
  readonly flopRate: number;
  readonly expertFlopRate: number;
  /** Fastest rate that applies, in FLOP a second. */
  readonly peak: number;
  readonly corner: number;
  /** Bytes of a cached value. */
  readonly cacheValue: number;
  /** Share of a sequence's cache on one accelerator. */
  readonly cacheShare: number;
  readonly cacheRate: number;
  /** FLOP a second of attention on long prompts, one accelerator. */
  readonly attentionRate: number;
  /** Seconds of a decode pass that nothing of the work changes. */
  readonly fixed: number;
  /** The same while a prompt is read. */
  readonly fixedPrompt: number;
  /** Seconds of all all-reduces of a pass, however little they move. */
  readonly reduceFixed: number;
  /** Seconds of them for each token, where everyone reads from all others at once. */
  readonly reduceToken: number;
  /** Seconds of the steps round a ring, however little they move. */
  readonly reduceRing: number;
}

/** Works out what does not depend on the requests. */
export function machine(setup: Setup): Machine {
  const { model, accelerator, tensorParallel, weights, engine, constants } = setup;
  const { shared } = constants;
  const { share = 0, of, hostBandwidth = HOST_BANDWIDTH }: Partial<Offload> = setup.offload ?? {};
  const { link } = accelerator;
  const behaviour = constants.engines[engine];
  const ideal = engine === 'ideal';
  const expertFamily = multiply(constants, accelerator, weights, engine);
  const family = onlyExperts(model, weights) ? multiply(constants, accelerator, 'bf16', engine) : expertFamily;
  const parts = parameters(model);
  const { layers } = model;
  const split = tensorParallel;
  const linear = linearBytes(model, weights);
  const dense = parts.attention + parts.dense + parts.shared;
  const readRate = family.bandwidth * behaviour.bandwidth * accelerator.bandwidth;
  const flopRate = family.compute * behaviour.compute * family.rate;
  const nvlink = link !== undefined && !link.name.startsWith('PCIe');
  const linkRate = nvlink ? link.bandwidth * (ideal ? 1 : shared.link) : shared.pcie;
  const cacheValue = precisions[setup.kvCache].bytes;
  const sums = split === 1 ? 0 : 2 * layers;
  const latent = model.latent === undefined || ideal ? 0 : (behaviour.latentLayer ?? shared.latentLayer);
  const routed = parts.expertLayers * behaviour.routing + layers * latent;
  return {
    model,
    accelerator,
    tensorParallel,
    stages: setup.stages,
    engine,
    constants,
    behaviour,
    denseRead: (dense * linear + parts.head * headBytes(weights)) / split,
    denseFlop: (2 * dense) / split,
    headFlop: (2 * parts.head) / split,
    expertRead: (parts.expertLayers * parts.expert * expertBytes(weights)) / split,
    expertFlop: (2 * (model.experts?.perToken ?? 0) * parts.expertLayers * parts.expert) / split,
    hostRead: of === 'experts' ? 0 : (share * dense * linear) / split,
    hostExperts: share,
    hostRate: hostBandwidth / (split * setup.stages),
    readRate,
    expertReadRate:
      expertFamily.bandwidth * (ideal ? 1 : shared.expertBandwidth) * behaviour.bandwidth * accelerator.bandwidth,
    skew: ideal ? 0 : shared.routingSkew,
    flopRate,
    expertFlopRate:
      expertFamily.compute *
      (ideal ? 1 : shared.expertCompute) *
      behaviour.expertCompute *
      behaviour.compute *
      expertFamily.rate,
    peak: Math.max(family.rate, expertFamily.rate),
    corner: family.corner,
    cacheValue,
    cacheShare: cacheShare(model, split),
    cacheRate:
      behaviour.attentionBandwidth * (cacheValue < 2 ? (behaviour.narrowCache ?? 1) : 1) * accelerator.bandwidth,
    attentionRate: behaviour.attentionCompute * accelerator.bf16,
    fixed: behaviour.perStep + layers * (family.perLayer + behaviour.perLayer) + routed,
    fixedPrompt: behaviour.perStep + layers * (family.perLayer + behaviour.perPromptLayer) + routed,
    reduceFixed: sums * (behaviour.allReduce + (nvlink || ideal ? 0 : shared.pcieAllReduce)),
    reduceToken: (sums * (split - 1) * model.hidden * 2) / linkRate,
    reduceRing: sums * (split - 1) * 2 * (ideal ? 0 : shared.ringStep),
  };
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
  /** Tokens of the whole prompt, where those are a part of a longer one. */
  readonly promptLength?: number;
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

/** Seconds of reading and multiplying that overlap: the p-norm of both. */
function overlap(read: number, work: number, corner: number): number {
  const slower = Math.max(read, work);
  return slower === 0 ? 0 : slower * (1 + (Math.min(read, work) / slower) ** corner) ** (1 / corner);
}

/**
 * Seconds of one pass of a model over `sequences` decoding sequences and, with them, the tokens of new prompts.
 *
 * Weight-reading products overlap bytes and FLOP; a mixture of experts reads the distinct experts that its tokens chose;
 * attention reads the cache of every sequence; tensor parallelism adds two all-reduces a layer. Layers that stand on different
 * devices run one after the other and save no time.
 *
 * In an all-reduce each of t accelerators reads at once what all others have, or, where that is faster, shares of it go round a
 * ring, once to be added up and once more to reach everyone:
 *
 *     start + min((t − 1) × bytes ÷ rate, 2 (t − 1) × step + 2 (t − 1)/t × bytes ÷ rate)
 *
 * Leaves out expert parallelism and limits of power.
 * @see https://github.com/NVIDIA/nccl/blob/b6475625fbcaa2c3c0e50eed2fa1255d7514d4a2/src/graph/tuning.cc for the ring
 * @see https://github.com/NVIDIA/TensorRT-LLM/blob/005b299bd30992a58607c7628bb2009264970f37/cpp/tensorrt_llm/common/customAllReduceUtils.h for where engines leave the first way
 */
export function step(on: Machine, work: Work): Step {
  const { model, constants } = on;
  const { sequences, tokensEach = 1, context, promptTokens = 0, promptPast = 0, promptLength = promptTokens } = work;
  const decoded = sequences * tokensEach;
  const tokens = decoded + promptTokens;
  const scored = decoded + (promptTokens > 0 ? 1 : 0);

  const { hostRead, hostExperts, hostRate } = on;
  const read = (on.denseRead - hostRead) / on.readRate;
  const multiplied = (on.denseFlop * tokens + on.headFlop * scored) / on.flopRate;
  let weights = read + hostRead / hostRate;
  let compute = overlap(read, multiplied, on.corner) - read;
  if (model.experts !== undefined) {
    const bytes = distinctExperts(model.experts, tokens, on.skew) * on.expertRead;
    const expertRead = (bytes * (1 - hostExperts)) / on.expertReadRate;
    weights += expertRead + (bytes * hostExperts) / hostRate;
    compute += overlap(expertRead, (on.expertFlop * tokens) / on.expertFlopRate, on.corner) - expertRead;
  }

  let attention = 0;
  if (sequences > 0) {
    const cached = (sequences * cacheReadBytes(model, context, on.cacheValue) * on.cacheShare) / on.cacheRate;
    const products = (decoded * attentionFlop(model, context)) / on.tensorParallel / on.attentionRate;
    attention = Math.max(cached, products);
  }
  if (promptTokens > 0) {
    const ramp = on.engine === 'ideal' ? 1 : promptLength / (promptLength + constants.shared.attentionRamp);
    attention += promptAttentionFlop(model, promptTokens, promptPast) / on.tensorParallel / (on.attentionRate * ramp);
  }
  return {
    weights,
    compute,
    attention,
    communication:
      on.reduceFixed +
      Math.min(tokens * on.reduceToken, on.reduceRing + (2 * tokens * on.reduceToken) / on.tensorParallel),
    overhead: (promptTokens > 0 ? on.fixedPrompt : on.fixed) + sequences * on.behaviour.perSequence,
  };
}

/** Seconds below which no engine gets: reading all bytes at peak bandwidth, or computing all FLOP at the peak rate. */
export function leastSeconds(on: Machine, work: Work): number {
  const { model, accelerator, peak } = on;
  const { sequences, tokensEach = 1, context, promptTokens = 0 } = work;
  const tokens = sequences * tokensEach + promptTokens;
  const experts = (model.experts?.perToken ?? 0) * on.expertRead;
  const cache = sequences * cacheReadBytes(model, context, on.cacheValue) * on.cacheShare;
  const flop = (on.denseFlop + on.expertFlop) * tokens;
  return Math.max(
    (on.denseRead - on.hostRead + experts * (1 - on.hostExperts) + cache) / accelerator.bandwidth,
    flop / peak,
  );
}
