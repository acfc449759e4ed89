import type { Accelerator, Standing } from '../catalogue/schema.ts';
import { checked } from './facts/checked.ts';
import type { Facts } from './facts/strip.ts';
import type { Choices } from './frame/field.ts';
import type { Origin } from './frame/widget.ts';

/** Formats and engines as their makers write them. */
const NAMES: Readonly<Record<string, string>> = {
  bf16: 'BF16 (16 bits)',
  fp16: 'FP16 (16 bits)',
  fp8: 'FP8 (8 bits)',
  int8: 'INT8 (8 bits)',
  int4: 'INT4 (4 bits)',
  nvfp4: 'NVFP4 (4 bits)',
  mxfp4: 'MXFP4 (4 bits)',
  vllm: 'vLLM',
  sglang: 'SGLang',
  'tensorrt-llm': 'TensorRT-LLM',
  lmdeploy: 'LMDeploy',
  exllama: 'ExLlama',
  mlc: 'MLC',
  transformers: 'Transformers',
  'llama.cpp': 'llama.cpp',
  'gpt-fast': 'gpt-fast',
  ideal: 'ideal (no losses)',
};

/** A closed list of formats or engines. */
export const named = (ids: readonly string[]): Choices =>
  Object.fromEntries(ids.map((id) => [id, { name: NAMES[id] ?? id.toUpperCase() }]));

const MARKETS: Readonly<Record<Accelerator['market'], string>> = {
  datacenter: 'data center',
  workstation: 'workstation',
  consumer: 'consumer',
  integrated: 'in the computer',
};

/** Rows of the catalogue under headings. */
export const choose = <Row extends { readonly name: string; readonly aliases?: readonly string[] }>(
  rows: Readonly<Record<string, Row>>,
  group: (row: Row) => string,
): Choices =>
  Object.fromEntries(
    Object.entries(rows).map(([id, row]) => [
      id,
      { name: row.name, group: group(row), ...(row.aliases === undefined ? {} : { aliases: row.aliases }) },
    ]),
  );

/** How a format of weights is written in a sentence. */
export const precisionName = (id: string): string => (NAMES[id] ?? id.toUpperCase()).replace(/ \(.*/, '');

/** Accelerators under their vendor and what they are built for. */
export const chooseAccelerator = (rows: Readonly<Record<string, Facts<Accelerator>>>): Choices =>
  choose(rows, ({ vendor, market }) => `${vendor}, ${MARKETS[market]}`);

/** "one NVIDIA H100 SXM", "4 × NVIDIA H100 SXM". */
export const fleetOf = (name: string, count: number): string => (count === 1 ? `one ${name}` : `${count} × ${name}`);

const STANDING: Readonly<Record<Standing, string | undefined>> = {
  primary: undefined,
  secondary: 'from another’s table of the datasheet, so its range is wider',
  unverified: 'no source that supports it was found, so its range is wider',
};

/** Where the facts of a row stand with their sources. */
export function originOf(
  id: string,
  { name, standing }: { readonly name: string; readonly standing: Standing },
  page = '/catalogue/',
): Origin {
  const note = STANDING[standing];
  return { title: name, url: `${page}#${id}`, ...(note === undefined ? {} : { note }) };
}

/** The day of the facts about models and accelerators. */
export const dated = `Facts from the catalogue of ${checked}.`;
