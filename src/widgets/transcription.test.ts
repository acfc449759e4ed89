import { expect, test } from 'vitest';
import { outcomeOf } from './frame/widget.ts';
import { transcription } from './transcription.ts';

const numbers = (texts: Record<string, string>, name: string, unit: string) => {
  const { answer, error } = outcomeOf(transcription, texts);
  const found = answer?.data.find(([row, of]) => row === name && of === unit);
  if (found === undefined) throw new Error(error ?? `no row ${name}`);
  const [low, typical, high] = found.slice(2).map(Number) as [number, number, number];
  return { low, typical, high };
};

// Half of the length in work, at $1 an hour, is $0.50 for each hour of audio.
test('an hour of audio costs the share of an hour that it takes, at the rent', () => {
  const { typical } = numbers({ rent: '1' }, 'work for a second of audio', 's');
  expect(numbers({ rent: '1' }, 'hour of audio', 'USD').typical).toBeCloseTo(typical, 12);
});

test('ten times the recording takes ten times as long', () => {
  const hour = numbers({ minutes: '60' }, 'recording', 's').typical;
  expect(numbers({ minutes: '600' }, 'recording', 's').typical / hour).toBeCloseTo(10, 6);
});

// faster-whisper, fp16, 5 beams, 13 minutes on an RTX 2080 Ti: 52.0 s by large-v3 and 19.2 s by turbo.
// https://huggingface.co/deepdml/faster-whisper-large-v3-turbo-ct2/discussions/3
test.each([
  ['whisper-large-v3', 52.023],
  ['whisper-large-v3-turbo', 19.155],
])('thirteen minutes by %s take what was measured, within the range', (model, measured) => {
  const { low, high } = numbers({ model, accelerator: 'rtx-2080-ti', minutes: '13' }, 'recording', 's');
  expect(low).toBeLessThan(measured);
  expect(high).toBeGreaterThan(measured);
});

// faster-whisper's README: 63 s one by one and 17 s with eight windows at once, on an RTX 3070 Ti.
// https://raw.githubusercontent.com/SYSTRAN/faster-whisper/HEAD/README.md
test('eight windows at once take less than half of the time', () => {
  const texts = { model: 'whisper-large-v2', accelerator: 'rtx-3070', minutes: '13', weights: 'int8' };
  const one = numbers(texts, 'recording', 's').typical;
  expect(numbers({ ...texts, batch: '8' }, 'recording', 's').typical).toBeLessThan(one / 2);
});

test('every figure of time is a range with its middle inside', () => {
  const { low, typical, high } = numbers({}, 'recording', 's');
  expect(low).toBeLessThan(typical);
  expect(typical).toBeLessThan(high);
});
