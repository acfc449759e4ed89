import type { Accelerator, TranscriptionModel } from '../catalogue/schema.ts';
import { positive, whole } from './check.ts';
import { oneOf } from './choice.ts';
import { asRange } from './cost.ts';
import { type PrecisionName, precisionOf } from './precision.ts';
import type { Range } from './range.ts';
import { speech, type TranscriptionEngineName, transcriptionEngines } from './transcription-constants.ts';

/** A speech recognizer on one accelerator. All but the first two have defaults. */
export interface TranscriptionScenario {
  readonly model: TranscriptionModel;
  readonly accelerator: Accelerator;
  readonly audioSeconds?: number;
  /** Windows of 30 seconds that run at once. */
  readonly batch?: number;
  /** Candidates that the search for the best text keeps. */
  readonly beams?: number;
  /** Tokens of text in a minute of speech. */
  readonly tokensPerMinute?: number;
  readonly precision?: PrecisionName;
  readonly engine?: TranscriptionEngineName;
  /** USD for one accelerator and one hour. */
  readonly perHour?: number | Range | undefined;
}

const DEFAULTS = {
  audioSeconds: 3600,
  batch: 1,
  beams: 5,
  precision: 'fp16',
  engine: 'faster-whisper',
} as const;

/** What is computed with: defaults filled in, everything checked. */
export function checkedTranscription(scenario: TranscriptionScenario) {
  const defaults = { ...DEFAULTS, tokensPerMinute: speech.tokensPerMinute.value };
  const precision = scenario.precision ?? defaults.precision;
  precisionOf('precision', precision);
  return {
    audioSeconds: positive('audioSeconds', scenario.audioSeconds ?? defaults.audioSeconds),
    batch: whole('batch', scenario.batch ?? defaults.batch),
    beams: whole('beams', scenario.beams ?? defaults.beams),
    tokensPerMinute: positive('tokensPerMinute', scenario.tokensPerMinute ?? defaults.tokensPerMinute),
    engine:
      transcriptionEngines[
        oneOf('engine', scenario.engine ?? defaults.engine, ['faster-whisper', 'openai-whisper', 'transformers'])
      ],
    precision,
    perHour: scenario.perHour === undefined ? undefined : asRange('perHour', scenario.perHour),
    assumed: Object.fromEntries(
      Object.entries(defaults).filter(([key]) => scenario[key as keyof TranscriptionScenario] === undefined),
    ),
  };
}
