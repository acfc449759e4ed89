import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

/** One HTML file of the built site. */
export interface Page {
  /** Its address, as a reader types it. */
  readonly path: string;
  readonly html: string;
  readonly elements: readonly Element[];
  /** What the HTML standard calls a parse error, with its line. */
  readonly faults: readonly string[];
  /** It only leads on, from an alias to its term. */
  readonly leadsOn: boolean;
}

/** All files of a built site, as paths from its root. */
export function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length))
    .sort();
}

function elementsIn(node: Node): Element[] {
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
  return [...('tagName' in node ? [node] : []), ...children.flatMap(elementsIn)];
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

export function readPage(folder: string, file: string): Page {
  const html = readFileSync(join(folder, file), 'utf8');
  const faults: string[] = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) => faults.push(`${startLine}:${startCol} ${code}`),
  });
  return {
    path: file.replace(/index\.html$/, ''),
    html,
    elements: elementsIn(document),
    faults,
    leadsOn: html.includes('http-equiv="refresh"'),
  };
}

const htmlOf = (folder: string): Page[] =>
  filesOf(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => readPage(folder, file));

/** The pages that have something to read. */
export const pagesOf = (folder: string): Page[] => htmlOf(folder).filter(({ leadsOn }) => !leadsOn);

/** The pages that lead on to others. */
export const redirectsIn = (folder: string): Page[] => htmlOf(folder).filter(({ leadsOn }) => leadsOn);
