import { type Constant, launchEager } from './media-constants.ts';

/** Software that runs a Whisper model, and what it adds around its kernels. */
export interface TranscriptionEngine {
  /** Seconds to start one product of a decoder step. */
  readonly launch: Constant;
  /** Seconds that a step takes besides. */
  readonly step: Constant;
  /** Seconds that each window of a step takes besides: ranking its candidates. */
  readonly window: Constant;
  /** Seconds for a second of audio: reading it, its spectrogram. */
  readonly audio: Constant;
  readonly kernels: 'eager' | 'compiled';
}

const fw = 'faster-whisper on V100S, RTX 2080 Ti, RTX 3070 Ti and A100, 200 tokens a minute assumed';
const hf = 'transformers on RTX 3070 Ti and A100 (faster-whisper’s README, Insanely Fast Whisper)';
const none: Constant = { value: 0, low: 0, high: 0, unit: 's', source: 'not told apart from starting the products' };
const spectrogram: Constant = {
  value: 0.5e-3,
  low: 0.2e-3,
  high: 2e-3,
  unit: 's a second of audio',
  source: 'judged: short Fourier transforms on one processor core',
};

/** Engines by name. */
export const transcriptionEngines = {
  'faster-whisper': {
    launch: { value: 42e-6, low: 30e-6, high: 60e-6, unit: 's a product', source: fw },
    step: { value: 2.8e-3, low: 1.5e-3, high: 5e-3, unit: 's a step', source: fw },
    window: { value: 1.2e-3, low: 0.5e-3, high: 2.5e-3, unit: 's a step and window', source: fw },
    audio: spectrogram,
    kernels: 'compiled',
  },
  'openai-whisper': {
    launch: launchEager,
    step: none,
    window: none,
    audio: spectrogram,
    kernels: 'eager',
  },
  transformers: {
    launch: launchEager,
    step: { value: 3e-3, low: 1e-3, high: 10e-3, unit: 's a step', source: hf },
    window: none,
    audio: { value: 5e-3, low: 1e-3, high: 8e-3, unit: 's a second of audio', source: hf },
    kernels: 'eager',
  },
} as const satisfies Readonly<Record<string, TranscriptionEngine>>;

export type TranscriptionEngineName = keyof typeof transcriptionEngines;

/** Constants of speech. */
export const speech = {
  tokensPerMinute: {
    value: 200,
    low: 120,
    high: 280,
    unit: 'tokens a minute',
    source: 'judged: about 150 words of English a minute, four tokens for three words',
  },
  longest: {
    value: 1.3,
    low: 1.1,
    high: 1.8,
    unit: 'times the mean',
    source: 'judged: windows of a batch wait for the one with most text',
  },
} as const satisfies Readonly<Record<string, Constant>>;
