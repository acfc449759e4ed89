import type { Accelerator } from '../catalogue/schema.ts';
import { type Energy, energyPerRequest } from './energy.ts';
import { diffusionConstants } from './media-constants.ts';
import { precisions } from './precision.ts';
import { around, mapRange, type Range } from './range.ts';
import { passSeconds, sustainedRate } from './sustained.ts';
import { speech } from './transcription-constants.ts';
import { type TranscriptionMemory, transcriptionMemory } from './transcription-memory.ts';
import { checkedTranscription, type TranscriptionScenario } from './transcription-scenario.ts';
import { widening } from './uncertainty.ts';
import { crossCacheBytes, crossWork, encoderWork, tokenWork, WINDOW_SECONDS } from './whisper-work.ts';
import { flop, together } from './work.ts';

/** Typical seconds by part; they sum to the whole. */
export interface TranscriptionSeconds {
  /** Encoding the windows, and keys and values for the decoder. */
  readonly encode: number;
  /** Reading weights and cache and multiplying, token by token. */
  readonly decode: number;
  /** Starting kernels, searching, making spectrograms. */
  readonly overhead: number;
}

/** Seconds, bytes, joules and USD. Times are null where the model does not fit. */
export interface TranscriptionEstimate {
  readonly seconds: Range | null;
  /** Seconds of work for a second of audio: below 1 is faster than speech. */
  readonly realTimeFactor: Range | null;
  readonly parts: TranscriptionSeconds | null;
  readonly memory: TranscriptionMemory;
  readonly boundBy: 'compute' | 'memory-bandwidth' | 'overhead' | 'memory-capacity';
  /** Of the whole recording. */
  readonly energy: Energy | null;
  /** Rented; null without `perHour`. */
  readonly cost: { readonly perAudioHour: Range } | null;
  readonly assumed: Readonly<Record<string, unknown>>;
  readonly validated: boolean;
}

/** Half-width of the range, as a factor: four of the published measurements in five lie within. */
const SPREAD = 1.5;

const MEASURED: readonly Accelerator['architecture'][] = ['volta', 'turing', 'ampere', 'ada'];

const SECONDS_PER_MINUTE = 60;
/**
 * How long a recording takes to transcribe, what the model occupies and what it costs.
 *
 *     seconds = batches × encoder(windows at once) + steps × step + spectrograms
 *     step    = (weights + windows × their cache) ÷ bandwidth + FLOP ÷ rate + products × launch + search
 *
 * A recording is cut into windows of 30 seconds; windows of a batch wait for the one with most text. Steps of the decoder
 * are so short that starting their kernels takes most of the time, on every accelerator.
 *
 * Leaves out finding speech and leaving out silence, repeating a window that failed, and aligning words.
 * @throws {InputError} that names the input, what came and what was expected
 */
export function estimateTranscription(scenario: TranscriptionScenario): TranscriptionEstimate {
  const { audioSeconds, beams, tokensPerMinute, precision, engine, perHour, assumed, ...input } =
    checkedTranscription(scenario);
  const { model, accelerator } = scenario;
  const windows = Math.ceil(audioSeconds / WINDOW_SECONDS);
  const batch = Math.min(input.batch, windows);
  const windowTokens = Math.min(model.maxTokens, (tokensPerMinute * WINDOW_SECONDS) / SECONDS_PER_MINUTE);

  const memory = transcriptionMemory(model, {
    capacity: accelerator.memoryBytes,
    precision,
    batch,
    beams,
    tokens: windowTokens,
  });
  const validated = accelerator.vendor === 'NVIDIA' && MEASURED.includes(accelerator.architecture);
  if (!memory.fits) {
    return {
      seconds: null,
      realTimeFactor: null,
      parts: null,
      memory,
      boundBy: 'memory-capacity',
      energy: null,
      cost: null,
      assumed,
      validated,
    };
  }

  const batches = Math.ceil(windows / batch);
  const encoding = passSeconds(together(encoderWork(model), crossWork(model)), batch, {
    accelerator,
    engine: engine.kernels,
    precision,
  });
  const steps = batches * windowTokens * (batch > 1 ? speech.longest.value : 1);
  const token = tokenWork(model);
  const read =
    (token.parameters * precisions[precision].bytes + batch * crossCacheBytes(model)) /
    (diffusionConstants.bandwidth.value * accelerator.bandwidth);
  const compute = (batch * beams * flop(token)) / sustainedRate(accelerator, diffusionConstants.share.value);
  const beside = token.products * engine.launch.value + engine.step.value + batch * engine.window.value;
  const parts: TranscriptionSeconds = {
    encode: batches * encoding.compute,
    decode: steps * (read + compute),
    overhead: batches * (encoding.total - encoding.compute) + steps * beside + audioSeconds * engine.audio.value,
  };
  const seconds = around(
    parts.encode + parts.decode + parts.overhead,
    SPREAD * widening([model, accelerator], validated),
  );
  const realTimeFactor = mapRange(seconds, (value) => value / audioSeconds);
  const computing = parts.encode + steps * compute;
  const largest = Math.max(computing, steps * read, parts.overhead);
  const boundBy = largest === computing ? 'compute' : largest === parts.overhead ? 'overhead' : 'memory-bandwidth';
  return {
    seconds,
    realTimeFactor,
    parts,
    memory,
    boundBy,
    energy: energyPerRequest({ power: accelerator.power, seconds, boundBy }),
    cost:
      perHour === undefined
        ? null
        : {
            perAudioHour: {
              low: perHour.low * realTimeFactor.low,
              typical: perHour.typical * realTimeFactor.typical,
              high: perHour.high * realTimeFactor.high,
            },
          },
    assumed,
    validated,
  };
}
