import { Ajv } from 'ajv';
import schema from 'custom-elements-manifest/schema.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { widgets } from '../widgets/index.ts';
import { paletteCss } from '../widgets/palette.ts';
import { manifest } from './manifest.ts';

const [module] = manifest().modules;

test('it is a Custom Elements Manifest 1.0.0', () => {
  const ajv = new Ajv({ allowUnionTypes: true });
  const fits = ajv.compile(schema);
  fits(manifest());
  expect(fits.errors).toBeNull();
});

test('it names every tag with every attribute', () => {
  expect(module?.declarations.map(({ tagName }) => tagName)).toEqual(Object.values(widgets).map(({ tag }) => tag));
  for (const { tagName, attributes } of module?.declarations ?? []) {
    const widget = Object.values(widgets).find(({ tag }) => tag === tagName);
    expect(attributes.map(({ name }) => name)).toEqual([...Object.keys(widget?.fields ?? {}), 'theme', 'lang']);
  }
});

test('a number starts as a number, a short list offers its ids, a long one is text', () => {
  const latency = module?.declarations.find(({ tagName }) => tagName === 'inference-latency');
  const named = (name: string) => latency?.attributes.find((one) => one.name === name);
  expect(named('users')).toMatchObject({ type: { text: 'number' }, default: '1' });
  expect(named('engine')?.type.text).toContain("'vllm' | ");
  expect(named('model')).toMatchObject({ type: { text: 'string' }, default: 'llama-3.1-8b' });
});

test('the colours that it lists are those that the inside reads', () => {
  const listed = module?.declarations[0]?.cssProperties.map(({ name }) => name) ?? [];
  const read = [...paletteCss.matchAll(/var\((--inference-\w+)/g)].map(([, name]) => name);
  expect(listed).toEqual([...read, '--inference-font', '--inference-mono']);
});
