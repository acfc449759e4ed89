import { expect, test } from 'vitest';
import { nameMatcher, unknownWords } from './match.ts';
import { nameFiles } from './names.ts';

const term = (slug: string, title: string, aliases: string, short: string, acronym?: string) => ({
  slug,
  title,
  aliases: aliases.split(', '),
  short,
  acronym,
  category: 'foundations' as const,
});

const { files, definitions } = nameFiles([
  term(
    'inference',
    'Inference',
    'model inference, AI inference, LLM inference',
    'Running a trained model to get an answer.',
  ),
  term(
    'gpu',
    'GPU',
    'graphics processing unit, accelerator card',
    'A processor with thousands of small units and fast memory.',
  ),
  term(
    'vram',
    'VRAM',
    'GPU memory, GPU RAM, video memory, device memory',
    'The memory on an accelerator that holds weights and cache.',
  ),
  term(
    'token',
    'Token',
    'text token, subword, token cost',
    'The unit of text that models read, write and are paid for.',
  ),
  term(
    'time-to-first-token',
    'Time to first token',
    'first-token latency',
    'Seconds from sending a request to the first piece of its answer.',
    'TTFT',
  ),
  term(
    'tokens-per-second',
    'Tokens per second',
    'tok/s, output speed, generation speed',
    'How fast an answer is written.',
    'TPS',
  ),
  term(
    'batch-size',
    'Batch size',
    'batching, running batch, decode batch',
    'How many requests share one pass through the model.',
  ),
  term(
    'speculative-decoding',
    'Speculative decoding',
    'speculative sampling, assisted generation',
    'A small model proposes, a large one checks.',
  ),
  term(
    'pagedattention',
    'PagedAttention',
    'paged attention, paged KV cache',
    'Keeping the cache in small pages, as an operating system does.',
  ),
  term('kv-cache', 'KV cache', 'key-value cache, KV caching', 'Memory of past keys and values.', 'KV'),
  term('prefill', 'Prefill', 'prompt processing, prefill phase', 'Reading the whole prompt at once.'),
  term('decode', 'Decode', 'decode phase, token generation', 'Writing the answer, one piece at a time.'),
  term('quantization', 'Quantization', 'low-precision inference', 'Storing numbers in fewer bits.'),
]);
const match = nameMatcher(files.get('')?.entries ?? [], definitions);

test.each([
  ['TTFT', 'time-to-first-token'],
  ['ttft', 'time-to-first-token'],
  ['time to first token', 'time-to-first-token'],
  ['first token latency', 'time-to-first-token'],
  ['pagedatention', 'pagedattention'],
  ['paged attention', 'pagedattention'],
  ['paged-attention', 'pagedattention'],
  ['PagedAttention', 'pagedattention'],
  ['video memory', 'vram'],
  ['gpu memory', 'vram'],
  ['vram', 'vram'],
  ['what do output tokens cost', 'token'],
  ['what is a token', 'token'],
  ['tokens', 'token'],
  ['tok/s', 'tokens-per-second'],
  ['tokens per second', 'tokens-per-second'],
  ['batching', 'batch-size'],
  ['batch sizes', 'batch-size'],
  ['speculatve decoding', 'speculative-decoding'],
  ['speculative', 'speculative-decoding'],
  ['kvcache', 'kv-cache'],
  ['kv-cache', 'kv-cache'],
  ['KV', 'kv-cache'],
  ['key value cache', 'kv-cache'],
  ['infernce', 'inference'],
  ['graphics processing unit', 'gpu'],
  ['gpus', 'gpu'],
  ['prefil', 'prefill'],
  ['prompt processing', 'prefill'],
  ['decod', 'decode'],
  ['quantisation', 'quantization'],
  ['how does speculative decoding work', 'speculative-decoding'],
])('"%s" finds %s first', (query, slug) => {
  expect(match(query)[0]?.slug).toBe(slug);
});

test('a word that no term has finds nothing', () => {
  expect(match('photosynthesis')).toEqual([]);
});

test('a question that compares two terms finds both before the page that has both in its name', () => {
  const compare = nameMatcher([
    ['prefill', 'Prefill', '', 0],
    ['decode', 'Decode', '', 0],
    ['prefill-decode-disaggregation', 'Prefill–decode disaggregation', '', 0],
  ]);
  const found = compare('difference between prefill and decode').map(({ slug }) => slug);
  expect(new Set(found.slice(0, 2))).toEqual(new Set(['prefill', 'decode']));
});

test('a term that is found by another name says by which', () => {
  expect(match('ttft')[0]?.by).toBe('TTFT');
  expect(match('video memory')[0]?.by).toBe('video memory');
  expect(match('vram')[0]?.by).toBeUndefined();
});

test('a word that no name has or begins with may have a slip of the hand, others have none', () => {
  const entries = [['kv-cache', 'KV cache', 'key-value cache; attention cache', 0]] as const;
  expect(unknownWords('KV cache of atention', entries)).toEqual(['atention']);
  expect(unknownWords('atten', entries)).toEqual([]);
});
