import { type Field, type Widget, widgets } from '../widgets/index.ts';

const LOOKS = [
  { name: 'theme', description: 'light, dark, or auto: what the page around it is' },
  { name: 'lang', description: 'Language that numbers are written in' },
] as const;

function described(field: Field): string {
  if (field.type === 'number') return `${field.label}: ${field.least} to ${field.most} ${field.unit}`;
  return field.type === 'selection' ? `${field.label}: ids with commas between, up to ${field.most}` : field.label;
}

const attributesOf = ({ fields }: Widget) => [
  ...Object.entries(fields).map(([name, field]) => ({ name, description: described(field) })),
  ...LOOKS,
];

const className = ({ tag }: Widget): string => tag.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * What the tags are and take, for editors and documentation tools.
 * @see https://github.com/webcomponents/custom-elements-manifest (schema 1.0.0)
 */
export function manifest() {
  const all = Object.values(widgets);
  const path = 'widgets.mjs';
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: all.map((widget) => ({
          kind: 'class',
          customElement: true,
          name: className(widget),
          tagName: widget.tag,
          description: widget.question,
          superclass: { name: 'HTMLElement' },
          attributes: attributesOf(widget).map((one) => ({ ...one, type: { text: 'string' } })),
          events: [{ name: 'inference-change', type: { text: 'CustomEvent<Record<string, string> | undefined>' } }],
          cssParts: ['widget', 'title', 'answer', 'headline', 'error', 'form', 'tables', 'foot'].map((name) => ({
            name,
          })),
        })),
        exports: all.map((widget) => ({
          kind: 'custom-element-definition',
          name: widget.tag,
          declaration: { name: className(widget), module: path },
        })),
      },
    ],
  };
}

const interfaceOf = (widget: Widget): string =>
  [
    `/** ${widget.question} */`,
    `export interface ${className(widget)}Attributes {`,
    ...attributesOf(widget).map(({ name, description }) => `  /** ${description} */\n  '${name}'?: string | number;`),
    '}',
  ].join('\n');

/** Types of the tags, for `document.querySelector` and events. */
export function tagTypes(): string {
  const all = Object.values(widgets);
  return `${all.map(interfaceOf).join('\n\n')}

/** Ways to take a widget along as it stands, each as text. */
export interface Snippets {
  readonly link: string;
  readonly script: string;
  readonly iframe: string;
  readonly picture: string;
  readonly markdown: string;
}

export interface InferenceElement extends HTMLElement {
  /** Undefined while a message stands in the answer's place. */
  readonly snippets: Snippets | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
${all.map(({ tag }) => `    '${tag}': InferenceElement;`).join('\n')}
  }
  interface HTMLElementEventMap {
    'inference-change': CustomEvent<Readonly<Record<string, string>> | undefined>;
  }
}
`;
}

/** The tags in JSX, for React 19 and later. */
export function reactTypes(): string {
  const all = Object.values(widgets);
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ${[...all.map((widget) => `${className(widget)}Attributes`), 'InferenceElement'].join(', ')} } from './widgets.mjs';

type Tag<Attributes> = Omit<DetailedHTMLProps<HTMLAttributes<InferenceElement>, InferenceElement>, keyof Attributes> & Attributes;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${all.map((widget) => `      '${widget.tag}': Tag<${className(widget)}Attributes>;`).join('\n')}
    }
  }
}
`;
}
