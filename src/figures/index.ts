import { find } from '../catalogue/index.ts';
import type { ViewElement } from '../view/index.ts';
import { attentionTiles } from './attention-tiles.ts';
import { bandwidths } from './bandwidths.ts';
import { batchCurve } from './batch-curve.ts';
import { batchSharing } from './batch-sharing.ts';
import { denoisingSteps } from './denoising-steps.ts';
import { draftVerify } from './draft-verify.ts';
import type { Figure, FigureProps } from './figure.ts';
import { flopsLadder } from './flops-ladder.ts';
import { kernelGaps } from './kernel-gaps.ts';
import { kvGrowth } from './kv-growth.ts';
import { memoryMap } from './memory-map.ts';
import { memoryStack } from './memory-stack.ts';
import { numberFormats } from './number-formats.ts';
import { pagedBlocks } from './paged-blocks.ts';
import { pipelineBubbles } from './pipeline-bubbles.ts';
import { prefillDecode } from './prefill-decode.ts';
import { pricePairs } from './price-pairs.ts';
import { priceSplit } from './price-split.ts';
import { promptWait } from './prompt-wait.ts';
import { roundingLevels } from './rounding-levels.ts';
import { speculationLoad } from './speculation-load.ts';
import { speedLadder } from './speed-ladder.ts';
import { tensorSplit } from './tensor-split.ts';
import { tokenGaps } from './token-gaps.ts';
import { tokenSplit } from './token-split.ts';
import { weightsPerToken } from './weights-per-token.ts';

/** Drawings for prose, by name. */
export const figures: Readonly<Record<string, Figure>> = {
  'attention-tiles': attentionTiles,
  bandwidths,
  'batch-curve': batchCurve,
  'batch-sharing': batchSharing,
  'denoising-steps': denoisingSteps,
  'draft-verify': draftVerify,
  'flops-ladder': flopsLadder,
  'kernel-gaps': kernelGaps,
  'kv-growth': kvGrowth,
  'memory-map': memoryMap,
  'memory-stack': memoryStack,
  'number-formats': numberFormats,
  'paged-blocks': pagedBlocks,
  'pipeline-bubbles': pipelineBubbles,
  'prefill-decode': prefillDecode,
  'price-pairs': pricePairs,
  'price-split': priceSplit,
  'prompt-wait': promptWait,
  'rounding-levels': roundingLevels,
  'speculation-load': speculationLoad,
  'speed-ladder': speedLadder,
  'tensor-split': tensorSplit,
  'token-gaps': tokenGaps,
  'token-split': tokenSplit,
  'weights-per-token': weightsPerToken,
};

/**
 * A drawing by its name.
 * @throws {RangeError} on an unknown name or an attribute that it cannot use
 */
export function drawFigure(name: string, props: FigureProps, alt: string): ViewElement {
  return find(figures, name, 'figure')(props, alt);
}
