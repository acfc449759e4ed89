import { find } from '../catalogue/index.ts';
import type { ViewElement } from '../view/index.ts';
import { attentionHeads } from './attention-heads.ts';
import { attentionTiles } from './attention-tiles.ts';
import { audioWindows } from './audio-windows.ts';
import { bandwidths } from './bandwidths.ts';
import { batchCurve } from './batch-curve.ts';
import { batchSharing } from './batch-sharing.ts';
import { batchingSlots } from './batching-slots.ts';
import { cacheCalls } from './cache-calls.ts';
import { cardGain } from './card-gain.ts';
import { causalMask } from './causal-mask.ts';
import { contextBudget } from './context-budget.ts';
import { costCurve } from './cost-curve.ts';
import { denoisingSteps } from './denoising-steps.ts';
import { draftVerify } from './draft-verify.ts';
import { engineParts } from './engine-parts.ts';
import { expertRouting } from './expert-routing.ts';
import type { Figure, FigureProps } from './figure.ts';
import { flopsLadder } from './flops-ladder.ts';
import { headsOnAccelerators } from './heads-on-accelerators.ts';
import { kernelGaps } from './kernel-gaps.ts';
import { kvContext } from './kv-context.ts';
import { kvGrowth } from './kv-growth.ts';
import { layerFlow } from './layer-flow.ts';
import { loadTimes } from './load-times.ts';
import { memoryMap } from './memory-map.ts';
import { memoryStack } from './memory-stack.ts';
import { nextTokenLoop } from './next-token-loop.ts';
import { nextTokenOdds } from './next-token-odds.ts';
import { numberFormats } from './number-formats.ts';
import { pagedBlocks } from './paged-blocks.ts';
import { parameterSplit } from './parameter-split.ts';
import { pipelineBubbles } from './pipeline-bubbles.ts';
import { prefillChunks } from './prefill-chunks.ts';
import { prefillDecode } from './prefill-decode.ts';
import { prefixBlocks } from './prefix-blocks.ts';
import { priceLines } from './price-lines.ts';
import { pricePairs } from './price-pairs.ts';
import { priceSplit } from './price-split.ts';
import { promptWait } from './prompt-wait.ts';
import { rentalSpread } from './rental-spread.ts';
import { replySplit } from './reply-split.ts';
import { ridgePoints } from './ridge-points.ts';
import { roofline } from './roofline.ts';
import { roundingLevels } from './rounding-levels.ts';
import { scaleLag } from './scale-lag.ts';
import { speculationLoad } from './speculation-load.ts';
import { speedLadder } from './speed-ladder.ts';
import { splitPools } from './split-pools.ts';
import { tailFanout } from './tail-fanout.ts';
import { tensorSplit } from './tensor-split.ts';
import { tokenGaps } from './token-gaps.ts';
import { tokenSplit } from './token-split.ts';
import { tradeoffFrontier } from './tradeoff-frontier.ts';
import { weightsPerToken } from './weights-per-token.ts';
import { withinLimits } from './within-limits.ts';

/** Drawings for prose, by name. */
export const figures: Readonly<Record<string, Figure>> = {
  'attention-heads': attentionHeads,
  'attention-tiles': attentionTiles,
  'audio-windows': audioWindows,
  'batch-curve': batchCurve,
  'batch-sharing': batchSharing,
  'batching-slots': batchingSlots,
  'cache-calls': cacheCalls,
  'card-gain': cardGain,
  'causal-mask': causalMask,
  'context-budget': contextBudget,
  'cost-curve': costCurve,
  'denoising-steps': denoisingSteps,
  'draft-verify': draftVerify,
  'engine-parts': engineParts,
  'expert-routing': expertRouting,
  'flops-ladder': flopsLadder,
  'heads-on-accelerators': headsOnAccelerators,
  'kernel-gaps': kernelGaps,
  'kv-context': kvContext,
  'kv-growth': kvGrowth,
  'layer-flow': layerFlow,
  'load-times': loadTimes,
  'memory-map': memoryMap,
  'memory-stack': memoryStack,
  'next-token-loop': nextTokenLoop,
  'next-token-odds': nextTokenOdds,
  'number-formats': numberFormats,
  'paged-blocks': pagedBlocks,
  'parameter-split': parameterSplit,
  'pipeline-bubbles': pipelineBubbles,
  'prefill-chunks': prefillChunks,
  'prefill-decode': prefillDecode,
  'prefix-blocks': prefixBlocks,
  'price-lines': priceLines,
  'price-pairs': pricePairs,
  'price-split': priceSplit,
  'prompt-wait': promptWait,
  'rental-spread': rentalSpread,
  'reply-split': replySplit,
  'ridge-points': ridgePoints,
  'rounding-levels': roundingLevels,
  'scale-lag': scaleLag,
  'speculation-load': speculationLoad,
  'speed-ladder': speedLadder,
  'split-pools': splitPools,
  'tail-fanout': tailFanout,
  'tensor-split': tensorSplit,
  'token-gaps': tokenGaps,
  'token-split': tokenSplit,
  'tradeoff-frontier': tradeoffFrontier,
  'weights-per-token': weightsPerToken,
  'within-limits': withinLimits,
  bandwidths,
  roofline,
};

/**
 * A drawing by its name.
 * @throws {RangeError} on an unknown name or an attribute that it cannot use
 */
export function drawFigure(name: string, props: FigureProps, alt: string): ViewElement {
  return find(figures, name, 'figure')(props, alt);
}

export { type Scatter, scatter } from './scatter.ts';
