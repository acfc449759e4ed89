/** The topics of the glossary, in reading order, each with what it is about. */
export const categories = {
  foundations: { name: 'Foundations', about: 'What happens between a question and its answer.' },
  'tokens-sampling': { name: 'Tokens and sampling', about: 'How text becomes numbers and numbers become text.' },
  'model-architecture': { name: 'Model architecture', about: 'The parts of a model that decide what a token costs.' },
  'kv-memory': { name: 'KV cache and memory', about: 'What a conversation occupies while it is alive.' },
  'serving-scheduling': { name: 'Serving and scheduling', about: 'How many requests share one machine.' },
  'decoding-acceleration': { name: 'Faster decoding', about: 'Ways to get more than one token from a pass.' },
  quantization: { name: 'Quantization', about: 'Fewer bits for each weight, and what that returns.' },
  parallelism: { name: 'Parallelism', about: 'One model on many accelerators.' },
  hardware: { name: 'Hardware', about: 'The machines, their memory and the wires between them.' },
  'kernels-performance': { name: 'Kernels and performance', about: 'Why a chip reaches only part of its peak.' },
  metrics: { name: 'Metrics', about: 'What to measure, and what each figure leaves out.' },
  'cost-economics': { name: 'Cost and economics', about: 'What a call costs, and who pays for idle time.' },
  'serving-stack': { name: 'Serving stack', about: 'The programs that run models.' },
  operations: { name: 'Operations', about: 'Keeping a service up when demand moves.' },
} as const;

export type Category = keyof typeof categories;

export const CATEGORY_SLUGS = Object.keys(categories) as [Category, ...Category[]];
