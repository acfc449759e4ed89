import { expect, test } from 'vitest';
import { parseDoc } from './doc-comment.ts';
import { entriesOf, reexportsOf } from './entry.ts';
import { referenceOf } from './index.ts';

const SOURCE = `
/**
 * Seconds to read \`bytes\`.
 *
 *     bytes / bandwidth
 *     (in bytes a second)
 *
 * Leaves out
 * latency.
 * @throws {InputError} where bandwidth is 0
 * @see https://example.org/roofline §2
 */
export function readSeconds(
  bytes: number,
  {
    bandwidth,
  }: {
    /** Bytes a second. */
    readonly bandwidth: number;
  },
  share = 1,
): number {
  return bytes / bandwidth;
}
/** Not for others. */
function hidden() {}
/** A shape. */
export interface Shape extends Base { readonly layers: number; /** Width. */ readonly hidden?: number }
export type Name = 'a' | 'b';
/** Seconds of a day. */
export const DAY = 86_400;
/** Formats. */
export const formats = { /** Brain float. */ bf16: 2, 'q4_0': 0.5 } as const satisfies Record<string, number>;
/** Twice. */
export const twice = (value: number): number => 2 * value;
`;

const entries = entriesOf('src/a.ts', SOURCE);

test('only what is exported is listed', () => {
  expect([...entries.keys()]).toEqual(['readSeconds', 'Shape', 'Name', 'DAY', 'formats', 'twice']);
});

test('a function has its signature, its parameters with their units, what it throws and where to read on', () => {
  const { doc, members, signature, line, kind } = entries.get('readSeconds') ?? {};
  expect(kind).toBe('function');
  expect(signature).toBe('readSeconds(bytes: number, options: { bandwidth: number; }, share?: number): number');
  expect(members?.map(({ name, optional, doc: { blocks } }) => [name, optional, blocks[0]?.text])).toEqual([
    ['bytes', false, undefined],
    ['bandwidth', false, 'Bytes a second.'],
    ['share', true, undefined],
  ]);
  expect(doc).toEqual({
    blocks: [
      { kind: 'text', text: 'Seconds to read `bytes`.' },
      { kind: 'formula', text: 'bytes / bandwidth\n(in bytes a second)' },
      { kind: 'text', text: 'Leaves out latency.' },
    ],
    throws: ['where bandwidth is 0'],
    see: ['https://example.org/roofline §2'],
  });
  expect(line).toBe(13);
});

test('types, constants and functions in constants keep their form', () => {
  expect(['Shape', 'Name', 'DAY', 'formats', 'twice'].map((name) => entries.get(name)?.signature)).toEqual([
    'interface Shape extends Base',
    "type Name = 'a' | 'b'",
    'const DAY = 86_400',
    'const formats',
    'twice(value: number): number',
  ]);
  expect(entries.get('Shape')?.members.map(({ name, type, optional }) => [name, type, optional])).toEqual([
    ['layers', 'number', false],
    ['hidden', 'number', true],
  ]);
  expect(entries.get('formats')?.members.map(({ name }) => name)).toEqual(['bf16', 'q4_0']);
});

test('a tag at the end of a one-line comment is a tag', () => {
  expect(parseDoc('/** A share. @throws {InputError} unless it lies between 0 and 1 */')).toEqual({
    blocks: [{ kind: 'text', text: 'A share.' }],
    throws: ['unless it lies between 0 and 1'],
    see: [],
  });
});

test('an index names its files, and all of a file where it lists nothing', () => {
  const index = "export { a, type B } from './a.ts';\nexport type * from './c.ts';\nexport const own = 1;\n";
  expect(reexportsOf(index)).toEqual([{ from: './a.ts', names: ['a', 'B'] }, { from: './c.ts' }]);
});

test('names that are imported and then exported, or taken out of an object, are found', () => {
  const text = "import { a, b } from './a.ts';\nexport { a };\n/** Two. */\nexport const { c, d } = whole;\n";
  expect(reexportsOf(text)).toEqual([{ from: './a.ts', names: ['a'] }]);
  expect([...entriesOf('b.ts', text).keys()]).toEqual(['c', 'd']);
});

test.each(['src/estimate/index.ts', 'src/catalogue/index.ts'])(
  'every export of %s has a doc comment, but for the keys of what has one',
  async (index) => {
    const reference = await referenceOf(index);
    expect(reference.length).toBeGreaterThan(10);
    expect(
      reference
        .filter(
          ({ doc, signature }) => doc.blocks.length === 0 && doc.throws.length === 0 && !signature.includes('= keyof '),
        )
        .map(({ name }) => name),
    ).toEqual([]);
  },
);
