export { assumptions, type EngineName, engines, spreads } from './assumptions.ts';
export {
  type BatchPoint,
  batchCurve,
  type ChatEstimate,
  type ChatScenario,
  estimateChat,
  passSeconds,
} from './chat.ts';
export { InputError, notNegative, positive, share, whole } from './check.ts';
export { type Call, type CallCost, callCost, rentalPerMillionTokens } from './cost.ts';
export { estimateImage, type ImageEstimate } from './diffusion.ts';
export { type Energy, type EnergyUse, energyPerRequest } from './energy.ts';
export type { ImageScenario } from './image-scenario.ts';
export { type ImageSetup, imageSeconds, PASSES } from './image-seconds.ts';
export { type ImageWork, imageWork } from './image-work.ts';
export { type DiffusionValues, diffusionConstants } from './media-constants.ts';
export { kvCacheBytes, type MemoryUse, memoryUse, weightBytes } from './memory.ts';
export { distinctExperts, parameters, totalParameters } from './parameters.ts';
export { type PrecisionName, precisionOf, precisions } from './precision.ts';
export type { Range } from './range.ts';
export { arithmeticIntensity, ridgePoint } from './roofline.ts';
export { type Speculation, speculationTokens } from './speculation.ts';
export type { Step } from './step.ts';
export type { MediaEngine } from './sustained.ts';
export { estimateTranscription, type TranscriptionEstimate } from './transcription.ts';
export { type TranscriptionEngineName, transcriptionEngines } from './transcription-constants.ts';
export type { TranscriptionScenario } from './transcription-scenario.ts';
