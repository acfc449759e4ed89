/** A paragraph of a doc comment, or a formula, which is set in by four spaces. */
export interface Block {
  readonly kind: 'text' | 'formula';
  readonly text: string;
}

/** A doc comment taken apart. */
export interface Doc {
  readonly blocks: readonly Block[];
  readonly returns?: string;
  readonly throws: readonly string[];
  readonly see: readonly string[];
}

const FORMULA = /^ {4,}/;

/** Lines between the stars. */
const linesOf = (comment: string): string[] =>
  comment
    .replace(/^\/\*\*\s?|\s*\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''));

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let open = false;
  for (const line of lines) {
    const kind = FORMULA.test(line) ? 'formula' : 'text';
    const last = blocks.at(-1);
    if (line.trim() === '') open = false;
    else if (last !== undefined && last.kind === kind && (open || kind === 'formula')) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
    if (line.trim() !== '') open = true;
  }
  return blocks.map(({ kind, lines: own }) => ({
    kind,
    text:
      kind === 'formula'
        ? own.map((line) => line.replace(FORMULA, '')).join('\n')
        : own.map((line) => line.trim()).join(' '),
  }));
}

/** The parts of a comment of the form that begins with two stars; empty where there is none. */
export function parseDoc(comment: string | undefined): Doc {
  if (comment === undefined) return { blocks: [], throws: [], see: [] };
  const lines = linesOf(comment)
    .join('\n')
    .replace(/ (@throws|@returns?|@see) /g, '\n$1 ')
    .split('\n');
  const body: string[] = [];
  const tags: { name: string; text: string }[] = [];
  for (const line of lines) {
    const [, name, text = ''] = /^@(\w+)\s*(.*)$/.exec(line) ?? [];
    const last = tags.at(-1);
    if (name !== undefined) tags.push({ name, text });
    else if (last === undefined) body.push(line);
    else if (line.trim() !== '') last.text += ` ${line.trim()}`;
  }
  const tagged = (name: string): string[] => tags.filter((tag) => tag.name === name).map(({ text }) => text.trim());
  const [returns] = [...tagged('returns'), ...tagged('return')];
  return {
    blocks: blocksOf(body),
    ...(returns === undefined ? {} : { returns }),
    throws: tagged('throws').map((text) => text.replace(/^\{\w+\}\s*/, '')),
    see: tagged('see'),
  };
}
