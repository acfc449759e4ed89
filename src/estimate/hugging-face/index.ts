export { countParameters } from './count.ts';
export { isHuggingFaceConfig, modelFromConfig } from './model-from-config.ts';
