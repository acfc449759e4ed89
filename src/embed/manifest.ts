import { palette, type Widget, widgets } from '../widgets/index.ts';
import { attributesOf, className } from './typings.ts';

/** Parts of the inside that rules of a page reach by `::part`. */
const PARTS: Readonly<Record<string, string>> = {
  widget: 'All of it, with its border and paper',
  title: 'Its name and the question',
  answer: 'The answer with its picture',
  headline: 'The answer in a sentence',
  error: "The message that stands in the answer's place",
  form: 'The settings',
  tables: 'The numbers',
  foot: 'How it is computed, ways to share it, and the date of its facts',
};

/** Custom properties that a page sets on the tag or anywhere around it. */
const PROPERTIES: readonly { readonly name: string; readonly description: string; readonly default: string }[] = [
  ...Object.entries(palette).map(([name, { light, dark }]) => ({
    name: `--inference-${name}`,
    description: `Color of ${name}`,
    default: `light-dark(${light}, ${dark})`,
  })),
  { name: '--inference-font', description: 'Typeface of text', default: 'system-ui, sans-serif' },
  { name: '--inference-mono', description: 'Typeface of numbers', default: 'ui-monospace, monospace' },
];

const EVENTS = [
  {
    name: 'inference-change',
    type: { text: 'CustomEvent<Readonly<Record<string, string>> | undefined>' },
    description:
      'The answer is another: its detail has the settings that differ from the start, and is undefined while a message stands there',
  },
];

const declarationOf = (widget: Widget) => ({
  kind: 'class',
  customElement: true,
  name: className(widget),
  tagName: widget.tag,
  summary: widget.title,
  description: widget.question,
  superclass: { name: 'HTMLElement' },
  attributes: attributesOf(widget).map(({ name, description, type, start }) => ({
    name,
    description,
    type: { text: type },
    ...(start === '' ? {} : { default: start }),
  })),
  members: [
    {
      kind: 'field',
      name: 'snippets',
      type: { text: 'Snippets | undefined' },
      readonly: true,
      description: 'Ways to take it along as it stands: link, script, iframe, picture, markdown',
    },
    {
      kind: 'field',
      name: 'numbers',
      type: { text: 'readonly (readonly (string | number)[])[] | undefined' },
      readonly: true,
      description: "The answer's numbers, unrounded; the first line names them",
    },
  ],
  events: EVENTS,
  cssParts: Object.entries(PARTS).map(([name, description]) => ({ name, description })),
  cssProperties: PROPERTIES,
});

/**
 * What the tags are and take, for editors and documentation tools.
 * @param path what makes them live: a module of the package, or the script of a site
 * @see https://github.com/webcomponents/custom-elements-manifest (schema 1.0.0)
 */
export function manifest(path = 'embed.js') {
  const all = Object.values(widgets);
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: all.map(declarationOf),
        exports: all.map((widget) => ({
          kind: 'custom-element-definition',
          name: widget.tag,
          declaration: { name: className(widget), module: path },
        })),
      },
    ],
  };
}
