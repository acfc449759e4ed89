export { assumptions, type EngineName, engines, spreads } from './assumptions.ts';
export {
  type BreakEven,
  breakEven,
  type Comparison,
  type Crossing,
  costOfVolume,
  HOURS_A_MONTH,
  type Volume,
} from './break-even.ts';
export {
  type BatchPoint,
  batchCurve,
  type ChatEstimate,
  type ChatScenario,
  estimateChat,
  passSeconds,
} from './chat.ts';
export { InputError, notNegative, positive, share, whole } from './check.ts';
export {
  type ConversationEstimate,
  type ConversationScenario,
  estimateConversation,
  type TurnEstimate,
} from './conversation.ts';
export { asRange, type Call, type CallCost, callCost, pricesOf, rentalPerMillionTokens } from './cost.ts';
export type { Demand, Deployment, Limits, Reason } from './deployment.ts';
export { countParameters, isHuggingFaceConfig, modelFromConfig } from './hugging-face/index.ts';
export { kvCacheBytes, type MemoryUse, memoryUse, weightBytes } from './memory.ts';
export { distinctExperts, parameters, totalParameters } from './parameters.ts';
export { type Excluded, type Plan, type PlanScenario, planDeployment } from './plan.ts';
export { type PrecisionName, precisionOf, precisions } from './precision.ts';
export type { Range } from './range.ts';
export { arithmeticIntensity, ridgePoint } from './roofline.ts';
export { type Speculation, speculationTokens } from './speculation.ts';
export type { Step } from './step.ts';
export { conversationCost, MOST_TURNS, type Turn, type TurnShape, turnsOf } from './turns.ts';
