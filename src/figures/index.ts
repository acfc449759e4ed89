import { find } from '../catalogue/index.ts';
import type { ViewElement } from '../view/index.ts';
import { batchCurve } from './batch-curve.ts';
import { batchSharing } from './batch-sharing.ts';
import { draftVerify } from './draft-verify.ts';
import type { Figure, FigureProps } from './figure.ts';
import { kvGrowth } from './kv-growth.ts';
import { memoryMap } from './memory-map.ts';
import { pagedBlocks } from './paged-blocks.ts';
import { prefillDecode } from './prefill-decode.ts';
import { pricePairs } from './price-pairs.ts';
import { priceSplit } from './price-split.ts';
import { promptWait } from './prompt-wait.ts';
import { speculationLoad } from './speculation-load.ts';
import { speedLadder } from './speed-ladder.ts';
import { tokenGaps } from './token-gaps.ts';
import { tokenSplit } from './token-split.ts';
import { weightsPerToken } from './weights-per-token.ts';

/** Drawings for prose, by name. */
export const figures: Readonly<Record<string, Figure>> = {
  'batch-curve': batchCurve,
  'batch-sharing': batchSharing,
  'draft-verify': draftVerify,
  'kv-growth': kvGrowth,
  'memory-map': memoryMap,
  'paged-blocks': pagedBlocks,
  'prefill-decode': prefillDecode,
  'price-pairs': pricePairs,
  'price-split': priceSplit,
  'prompt-wait': promptWait,
  'speculation-load': speculationLoad,
  'speed-ladder': speedLadder,
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

export { type Scatter, scatter } from './scatter.ts';
