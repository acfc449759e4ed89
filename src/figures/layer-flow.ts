import { find, models } from '../catalogue/index.ts';
import { parameters, totalParameters } from '../estimate/index.ts';
import { count, percent } from '../format.ts';
import { bar, label, line, picture, type View, view } from '../view/index.ts';
import type { Figure } from './figure.ts';

const X = [26, 78, 130, 182];
const WORDS = ['The', 'cat', 'sat', 'on'];
const NOTE = 222;

/** Tokens on their way up through one layer of a decoder, with each part's share of a model's parameters. */
export const layerFlow: Figure = (props, alt) => {
  const model = find(models, props.model ?? 'llama-3.1-405b', 'model');
  const { attention, dense, shared, expert, expertLayers, head, embedding } = parameters(model);
  const all = totalParameters(model);
  const feedForward = dense + shared + expertLayers * expert * (model.experts?.count ?? 0);
  const box = (kind: string, x: number, y: number, width: number, text: string): View[] => [
    bar(kind, x, y, width, 26),
    view('text', { class: 'i-label i-on', x: x + width / 2, y: y + 17, 'text-anchor': 'middle' }, text),
  ];
  const note = (y: number, text: string, more: string): View[] => [
    label(text, NOTE, y),
    label(more, NOTE, y + 17, { kind: 'small' }),
  ];
  return picture(
    280,
    alt,
    ...box('decode', 160, 0, 44, 'the'),
    ...note(12, 'next token', `of ${count(model.vocabulary)}`),
    line(182, 26, 182, 52, 'ink'),
    view('rect', { class: 'i-outline', x: 0.5, y: 52.5, width: 210, height: 136 }),
    label(`× ${count(model.layers)} layers`, 8, 46, { kind: 'small' }),
    ...X.flatMap((x): View[] => [
      line(x, 88, x, 122, 'ink'),
      line(x, 52, x, 62, 'ink'),
      ...box('weights', x - 21, 62, 42, 'FFN'),
    ]),
    ...note(74, 'feed-forward', `token alone: ${percent(feedForward / all)}`),
    ...X.flatMap((to, index) => X.slice(0, index + 1).map((from) => line(from, 178, to, 148, 'ink'))),
    ...box('weights', 5, 122, 198, 'attention'),
    ...X.map((x) => line(x, 178, x, 206, 'ink')),
    ...note(134, 'attention', `tokens mix: ${percent(attention / all)}`),
    ...WORDS.flatMap((word, index) => box('prefill', (X[index] ?? 0) - 21, 206, 42, word)),
    ...note(218, 'tokens', 'become vectors'),
    label(`Shares of all parameters of ${model.name};`, 0, 256, { kind: 'small' }),
    label(`the rest, ${percent((head + embedding) / all)}, is vocabulary.`, 0, 273, { kind: 'small' }),
  );
};
