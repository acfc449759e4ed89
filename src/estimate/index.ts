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
  estimateChat,
  estimateSpeed,
  passSeconds,
  type SpeedEstimate,
} from './chat.ts';
export { InputError, notNegative, positive, share, whole } from './check.ts';
export {
  type Constants,
  type Engine,
  type EngineName,
  engines,
  fitted,
  type KernelFamily,
  type KernelName,
  type Spread,
  type Spreads,
} from './constants.ts';
export {
  type ConversationEstimate,
  type ConversationScenario,
  estimateConversation,
  type TurnEstimate,
} from './conversation.ts';
export { asRange, type Call, type CallCost, callCost, pricesOf, rentalPerMillionTokens } from './cost.ts';
export type { Demand, Deployment, Limits, Reason } from './deployment.ts';
export { estimateImage, type ImageEstimate } from './diffusion.ts';
export { type Energy, type EnergyUse, energyPerRequest } from './energy.ts';
export { countParameters, isHuggingFaceConfig, modelFromConfig } from './hugging-face/index.ts';
export type { ImageScenario } from './image-scenario.ts';
export { type ImageSetup, imageSeconds, PASSES } from './image-seconds.ts';
export { type ImageWork, imageWork } from './image-work.ts';
export { kvCacheBytes } from './kv-cache.ts';
export { type DiffusionValues, diffusionConstants } from './media-constants.ts';
export { type MemoryUse, memoryUse, weightBytes } from './memory.ts';
export { activeParameters, distinctExperts, parameters, totalParameters } from './parameters.ts';
export { type Excluded, type Plan, type PlanScenario, planDeployment } from './plan.ts';
export { type PrecisionName, precisionOf, precisions } from './precision.ts';
export type { Range } from './range.ts';
export { arithmeticIntensity, ridgePoint } from './roofline.ts';
export { type Truncation, tokenProbabilities } from './sampling.ts';
export type { ChatScenario, Offload } from './scenario.ts';
export { type Speculation, speculationTokens } from './speculation.ts';
export type { Step } from './step.ts';
export type { MediaEngine } from './sustained.ts';
export { estimateTranscription, type TranscriptionEstimate } from './transcription.ts';
export { type TranscriptionEngineName, transcriptionEngines } from './transcription-constants.ts';
export type { TranscriptionScenario } from './transcription-scenario.ts';
export { conversationCost, MOST_TURNS, type Turn, type TurnShape, turnsOf } from './turns.ts';
