import type { TranscriptionMeasurementSet } from '../schema.ts';

const MINUTE = 60;
const thirteen = { audioSeconds: 13 * MINUTE, beams: 5, batch: 1 } as const;
const v2 = { ...thirteen, model: 'whisper-large-v2', accelerator: 'rtx-3070-ti' } as const;
const v100 = { ...thirteen, model: 'whisper-large-v2', accelerator: 'v100s' } as const;
const MB = 1e6;

/** The table of faster-whisper’s README, as of version 1.1. */
export const fasterWhisper: TranscriptionMeasurementSet = {
  source: {
    url: 'https://raw.githubusercontent.com/SYSTRAN/faster-whisper/HEAD/README.md',
    title: 'SYSTRAN, faster-whisper: benchmark',
    opened: '2026-11-24',
  },
  note: '13 minutes of audio, CUDA 12.4, GeForce RTX 3070 Ti 8GB.',
  rows: [
    { ...v2, engine: 'openai-whisper', seconds: 143, memoryBytes: 4708 * MB },
    { ...v2, engine: 'transformers', seconds: 112, memoryBytes: 4960 * MB },
    { ...v2, engine: 'faster-whisper', seconds: 63, memoryBytes: 4525 * MB },
    { ...v2, engine: 'faster-whisper', batch: 8, seconds: 17, memoryBytes: 6090 * MB },
    { ...v2, engine: 'faster-whisper', precision: 'int8', seconds: 59, memoryBytes: 2926 * MB },
    { ...v2, engine: 'faster-whisper', precision: 'int8', batch: 8, seconds: 16, memoryBytes: 4500 * MB },
  ],
};

/** The table that stood there in 2023. */
export const fasterWhisper2023: TranscriptionMeasurementSet = {
  source: {
    url: 'https://github.com/SYSTRAN/faster-whisper/blob/00cc7e1b77e61478938025bed73b01f76520ff2f/README.md',
    title: 'SYSTRAN, faster-whisper: benchmark of 2023',
    opened: '2026-11-24',
  },
  note: '13 minutes of audio, CUDA 11.7, Tesla V100S.',
  rows: [
    { ...v100, engine: 'openai-whisper', seconds: 270, memoryBytes: 11_325 * MB, note: 'before fused attention' },
    { ...v100, engine: 'faster-whisper', seconds: 54, memoryBytes: 4755 * MB },
    { ...v100, engine: 'faster-whisper', precision: 'int8', seconds: 59, memoryBytes: 3091 * MB },
  ],
};

const turing = { ...thirteen, accelerator: 'rtx-2080-ti', engine: 'faster-whisper' } as const;

/** faster-whisper with the turbo and the distilled model. */
export const fasterWhisperTurbo: TranscriptionMeasurementSet = {
  source: {
    url: 'https://huggingface.co/deepdml/faster-whisper-large-v3-turbo-ct2/discussions/3',
    title: 'faster-whisper with large-v3, turbo and distil-large-v3: speed benchmark',
    opened: '2026-11-24',
  },
  note: '13 minutes of audio, GeForce RTX 2080 Ti 11GB.',
  rows: [
    { ...turing, model: 'whisper-large-v3', seconds: 52.023, memoryBytes: 4521 * MB },
    { ...turing, model: 'whisper-large-v3', precision: 'int8', seconds: 52.639, memoryBytes: 2953 * MB },
    { ...turing, model: 'distil-whisper-large-v3', seconds: 26.126, memoryBytes: 2409 * MB },
    { ...turing, model: 'distil-whisper-large-v3', precision: 'int8', seconds: 22.537, memoryBytes: 1481 * MB },
    { ...turing, model: 'whisper-large-v3-turbo', seconds: 19.155, memoryBytes: 2537 * MB },
    { ...turing, model: 'whisper-large-v3-turbo', precision: 'int8', seconds: 19.591, memoryBytes: 1545 * MB },
  ],
};

const hours = { audioSeconds: 150 * MINUTE, beams: 1, accelerator: 'a100-80gb-sxm' } as const;

/** Long audio on one A100. */
export const insanelyFastWhisper: TranscriptionMeasurementSet = {
  source: {
    url: 'https://github.com/Vaibhavs10/insanely-fast-whisper/blob/0108ed754554865a78c23b80564cba67c561c4a7/README.md',
    title: 'Insanely Fast Whisper: 150 minutes of audio on an A100 of 80 GB',
    opened: '2026-11-24',
  },
  note: 'A later version of the page names large-v3, large-v2 and distil-large-v2. Left out: FP32, and the rows before FlashAttention 2.',
  rows: [
    { ...hours, model: 'whisper-large-v3', engine: 'transformers', batch: 24, seconds: 98 },
    {
      ...hours,
      model: 'distil-whisper-large-v3',
      engine: 'transformers',
      batch: 24,
      seconds: 78,
      note: 'distil-large-v2',
    },
    { ...hours, model: 'whisper-large-v2', engine: 'faster-whisper', batch: 1, seconds: 563 },
    { ...hours, model: 'whisper-large-v2', engine: 'faster-whisper', precision: 'int8', batch: 1, seconds: 495 },
  ],
};

const caption = { audioSeconds: 950.52, beams: 5, batch: 1, engine: 'openai-whisper' } as const;

/** A recording of 15:50 on consumer cards. */
export const captions: TranscriptionMeasurementSet = {
  source: {
    url: 'https://gist.github.com/vphill/e1716a166cf7fbe15e3371b0f67cd6e7',
    title: 'vphill, Whisper on several computers: file length 00:15:50.52',
    opened: '2026-11-24',
  },
  note: 'OpenAI’s command line, early 2023, whose default is 5 beams; loading of the model included. "large" was then large-v2.',
  rows: [
    { ...caption, model: 'whisper-small', accelerator: 'rtx-3090', seconds: 28, note: 'small.en' },
    { ...caption, model: 'whisper-medium', accelerator: 'rtx-3090', seconds: 57 },
    { ...caption, model: 'whisper-large-v2', accelerator: 'rtx-3090', seconds: 112 },
    { ...caption, model: 'whisper-small', accelerator: 'rtx-4090', seconds: 23, note: 'small.en' },
    { ...caption, model: 'whisper-medium', accelerator: 'rtx-4090', seconds: 43 },
    { ...caption, model: 'whisper-large-v2', accelerator: 'rtx-4090', seconds: 80 },
  ],
};

/** Every set of transcription. */
export const transcriptionMeasurements: readonly TranscriptionMeasurementSet[] = [
  fasterWhisper,
  fasterWhisper2023,
  fasterWhisperTurbo,
  insanelyFastWhisper,
  captions,
];
