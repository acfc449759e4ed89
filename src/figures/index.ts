import { find } from '../catalogue/index.ts';
import type { ViewElement } from '../view/index.ts';
import { audioWindows } from './audio-windows.ts';
import { batchCurve } from './batch-curve.ts';
import { batchSharing } from './batch-sharing.ts';
import { cardGain } from './card-gain.ts';
import { draftVerify } from './draft-verify.ts';
import type { Figure, FigureProps } from './figure.ts';
import { kvGrowth } from './kv-growth.ts';
import { memoryMap } from './memory-map.ts';
import { pagedBlocks } from './paged-blocks.ts';
import { prefillDecode } from './prefill-decode.ts';
import { pricePairs } from './price-pairs.ts';
import { priceSplit } from './price-split.ts';
import { promptWait } from './prompt-wait.ts';
import { replySplit } from './reply-split.ts';
import { ridgePoints } from './ridge-points.ts';
import { roofline } from './roofline.ts';
import { speculationLoad } from './speculation-load.ts';
import { speedLadder } from './speed-ladder.ts';
import { tailFanout } from './tail-fanout.ts';
import { tokenGaps } from './token-gaps.ts';
import { tokenSplit } from './token-split.ts';
import { tradeoffFrontier } from './tradeoff-frontier.ts';
import { weightsPerToken } from './weights-per-token.ts';
import { withinLimits } from './within-limits.ts';

/** Drawings for prose, by name. */
export const figures: Readonly<Record<string, Figure>> = {
  'audio-windows': audioWindows,
  'batch-curve': batchCurve,
  'batch-sharing': batchSharing,
  'card-gain': cardGain,
  'draft-verify': draftVerify,
  'kv-growth': kvGrowth,
  'memory-map': memoryMap,
  'paged-blocks': pagedBlocks,
  'prefill-decode': prefillDecode,
  'price-pairs': pricePairs,
  'price-split': priceSplit,
  'prompt-wait': promptWait,
  'reply-split': replySplit,
  'ridge-points': ridgePoints,
  roofline,
  'speculation-load': speculationLoad,
  'speed-ladder': speedLadder,
  'tail-fanout': tailFanout,
  'token-gaps': tokenGaps,
  'token-split': tokenSplit,
  'tradeoff-frontier': tradeoffFrontier,
  'weights-per-token': weightsPerToken,
  'within-limits': withinLimits,
};

/**
 * A drawing by its name.
 * @throws {RangeError} on an unknown name or an attribute that it cannot use
 */
export function drawFigure(name: string, props: FigureProps, alt: string): ViewElement {
  return find(figures, name, 'figure')(props, alt);
}
