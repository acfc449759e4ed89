import { find, models } from '../catalogue/index.ts';
import { count } from '../format.ts';
import { bar, label, line, picture, type View, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

/** Heads drawn where no model is named. */
const HEADS = 8;
const ROW = 96;

/** How many heads of keys and values each kind keeps for `heads` heads of queries; 0: one compressed vector. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly kept: (heads: number) => number }>> = {
  mha: { name: 'multi-head', kept: (heads) => heads },
  gqa: { name: 'grouped-query', kept: (heads) => heads / 4 },
  mqa: { name: 'multi-query', kept: () => 1 },
  mla: { name: 'multi-head latent', kept: () => 0 },
};

/** Heads of queries above, what the cache keeps of a token in one layer below, and which head reads what. */
function drawHeads(name: string, heads: number, kept: number, top: number): View[] {
  const step = (WIDTH - 2) / heads;
  const size = Math.min(22, step - 3);
  const group = heads / Math.max(1, kept);
  const middle = (first: number, span: number): number => (first + span / 2) * step;
  const keptAs = kept === 0 ? 'one vector' : `${count(kept)} KV ${kept === 1 ? 'head' : 'heads'}`;
  const width = kept === 0 ? 40 : Math.min(size, 22);
  return [
    label(name, 0, top + 14),
    label(`${keptAs} for ${count(heads)} query heads`, WIDTH, top + 14, { kind: 'small', anchor: 'end' }),
    ...Array.from({ length: heads }, (_, head): View[] => {
      const owner = kept === 0 ? middle(0, heads) : middle(Math.floor(head / group) * group, group);
      return [
        line(middle(head, 1), top + 24 + size, owner, top + 62, 'ink'),
        bar('muted', middle(head, 1) - size / 2, top + 24, size, size),
      ];
    }),
    ...Array.from({ length: Math.max(1, kept) }, (_, index): View => {
      const x = kept === 0 ? middle(0, heads) : middle(index * group, group);
      return bar('kv', x - width / 2, top + 62, width, 18);
    }),
  ];
}

/** How heads share keys and values: kinds of attention side by side, or the heads of one model. */
export const attentionHeads: Figure = (props, alt) => {
  if (props.model !== undefined) {
    const model = find(models, props.model, 'model');
    const kept = model.latent === undefined ? model.kvHeads : 0;
    return picture(ROW - 8, alt, ...drawHeads(model.name, model.heads, kept, 0));
  }
  const heads = numberProp(props, 'heads', HEADS);
  const kinds = (props.kinds ?? 'mha,gqa,mqa,mla').split(',');
  return picture(
    kinds.length * ROW - 8,
    alt,
    ...kinds.flatMap((id, index) => {
      const { name, kept } = find(KINDS, id.trim(), 'kind of attention');
      return drawHeads(name, heads, kept(heads), index * ROW);
    }),
  );
};
