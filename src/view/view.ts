/** Attribute values: `true` prints the bare name, `false` and `undefined` print nothing. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element as data: it becomes text at build (`toHtml`) and nodes in the browser (`toDom`). */
export interface ViewElement {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly View[];
}

/** What a pure function answers with: text, an element, or a list of both. */
export type View = string | number | ViewElement | readonly View[];

/**
 * Builds one element.
 *
 *     view('text', { x: 4 }, '12 ms')
 */
export function view(tag: string, attributes: Attributes = {}, ...children: readonly View[]): ViewElement {
  return { tag, attributes, children };
}

/** The element in a view, or undefined where the view is text or a list. */
export function element(node: View): ViewElement | undefined {
  return typeof node === 'object' && 'tag' in node ? node : undefined;
}

/** The attributes that print, in order, as name and text. */
export function attributes(node: ViewElement): [name: string, value: string][] {
  return Object.entries(node.attributes).flatMap(([name, value]): [string, string][] =>
    value === false || value === undefined ? [] : [[name, value === true ? '' : String(value)]],
  );
}
