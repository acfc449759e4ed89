import { expect, test } from 'vitest';
import { findId } from '../../catalogue/find.ts';
import { accelerators as allAccelerators, models as allModels } from '../../catalogue/index.ts';
import { kvCacheBytes, weightBytes } from '../../estimate/index.ts';
import { accelerators } from './accelerators.ts';
import { models } from './models.ts';
import { unread } from './strip.ts';

test('every short spelling that leads to a row of a widget leads to the same row of the catalogue', () => {
  const pairs = [
    [allModels, models],
    [allAccelerators, accelerators],
  ] as const;
  for (const [rows, facts] of pairs)
    for (const id of Object.keys(facts))
      for (const alias of [id, ...(rows[id]?.aliases ?? [])].filter((name) => !name.includes('/')))
        expect([alias, findId(facts, alias, 'row')]).toEqual([alias, id]);
});

test('a checkpoint that was tuned further is the model that it was tuned from', () => {
  expect(findId(models, 'someone/Llama-3.1-8B-Instruct', 'model')).toBe('llama-3.1-8b');
});

test('a model weighs and reads the same without the counts that its source gives: they are left out of a widget', () => {
  for (const [id, facts] of Object.entries(models)) {
    const row = allModels[id] as (typeof allModels)[string];
    const bare = { ...facts, ...unread };
    expect([id, weightBytes(bare), kvCacheBytes(bare, 1000)]).toEqual([id, weightBytes(row), kvCacheBytes(row, 1000)]);
  }
});
