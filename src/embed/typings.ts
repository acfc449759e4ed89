import { type Field, type Widget, widgets } from '../widgets/index.ts';

/** Lists of choices up to this length stand in a type, for editors to offer. */
const LISTED = 16;

/** What a tag takes in one attribute. */
interface Attribute {
  readonly name: string;
  readonly description: string;
  /** As TypeScript writes it. */
  readonly type: string;
  /** What markup may say beside it: a number as text, another spelling of an id. */
  readonly orElse?: 'string' | '(string & {})';
  /** Its text where nothing is told; '' where it is left open. */
  readonly start: string;
}

const LOOKS: readonly Attribute[] = [
  {
    name: 'theme',
    description: 'light, dark, or auto: what the page around it is',
    type: "'auto' | 'light' | 'dark'",
    start: 'auto',
  },
  { name: 'lang', description: 'Language that numbers are written in', type: 'string', start: '' },
];

function described(field: Field): string {
  if (field.type === 'number') return `${field.label}: ${field.least} to ${field.most} ${field.unit}`;
  return field.type === 'selection' ? `${field.label}: ids with commas between, up to ${field.most}` : field.label;
}

function typeOf(field: Field): Pick<Attribute, 'type' | 'orElse'> {
  if (field.type === 'number') return { type: 'number', orElse: 'string' };
  const ids = field.type === 'choice' ? Object.keys(field.choices) : [];
  if (ids.length === 0 || ids.length > LISTED) return { type: 'string' };
  return { type: ids.map((id) => `'${id}'`).join(' | '), orElse: '(string & {})' };
}

export const attributesOf = ({ fields }: Widget): Attribute[] => [
  ...Object.entries(fields).map(([name, field]) => ({
    name,
    description: described(field),
    ...typeOf(field),
    start: String(field.start ?? ''),
  })),
  ...LOOKS,
];

export const className = ({ tag }: Widget): string =>
  tag.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const inMarkup = ({ type, orElse }: Attribute): string => [type, ...(orElse === undefined ? [] : [orElse])].join(' | ');

const interfaceOf = (widget: Widget): string =>
  [
    `/** ${widget.question} */`,
    `export interface ${className(widget)}Attributes {`,
    ...attributesOf(widget).map((one) => `  /** ${one.description} */\n  '${one.name}'?: ${inMarkup(one)};`),
    '}',
  ].join('\n');

/** What every tag has for scripts. */
export const elementTypes = (): string => `/** Ways to take a widget along as it stands, each as text. */
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
  /** Unrounded, the first line names them; undefined while a message stands in the answer's place. */
  readonly numbers: readonly (readonly (string | number)[])[] | undefined;
}

declare global {
  interface HTMLElementEventMap {
    'inference-change': CustomEvent<Readonly<Record<string, string>> | undefined>;
  }
}
`;

/** What one tag takes, and its name for `document.querySelector`. */
export const widgetTypes = (widget: Widget): string => `${interfaceOf(widget)}

declare global {
  interface HTMLElementTagNameMap {
    '${widget.tag}': InferenceElement;
  }
}
`;

/** The tags in JSX, for React 19 and later. It hears an event as an attribute of `on` and the event's name. */
export function reactTypes(from: string): string {
  const all = Object.values(widgets);
  return `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ${[...all.map((widget) => `${className(widget)}Attributes`), 'InferenceElement'].join(', ')} } from '${from}';

type Tag<Attributes> = Omit<DetailedHTMLProps<HTMLAttributes<InferenceElement>, InferenceElement>, keyof Attributes> &
  Attributes & { 'oninference-change'?: (event: HTMLElementEventMap['inference-change']) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${all.map((widget) => `      '${widget.tag}': Tag<${className(widget)}Attributes>;`).join('\n')}
    }
  }
}
`;
}
