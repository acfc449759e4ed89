import type { z } from 'astro/zod';
import { CORE_SCHEMA, load, type YAMLException } from 'js-yaml';
import { type Term, type Topic, termSchema, topicSchema } from './term.ts';

const FENCE = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** One fault of a content file: where it stands and what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.file = file;
    this.line = line;
  }
}

/** Line of `file` on which the front matter's key stands, or 1. */
function lineOfKey(text: string, key: PropertyKey | undefined): number {
  if (typeof key !== 'string') return 1;
  const index = text.split('\n').findIndex((line) => line.startsWith(`${key}:`));
  return index + 1 || 1;
}

/** What stands before the prose of a file, in the shape that `schema` gives it. */
function frontOf<T>(schema: z.ZodType<T>, file: string, text: string, fence: RegExpExecArray | null): T {
  let front: unknown;
  try {
    front = fence === null ? {} : load(fence[1] ?? '', { schema: CORE_SCHEMA });
  } catch (error) {
    const { reason, mark } = error as YAMLException;
    throw new ContentError(file, mark.line + 2, `front matter is not YAML: ${reason}`);
  }
  const result = schema.safeParse(front);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  throw new ContentError(
    file,
    lineOfKey(text, issue?.path[0]),
    `${path === '' ? 'front matter' : path}: ${issue?.message}`,
  );
}

const bodyOf = (text: string, fence: RegExpExecArray | null): Pick<Term, 'body' | 'bodyLine'> => ({
  body: text.slice(fence?.[0].length ?? 0),
  bodyLine: fence?.[0].split('\n').length ?? 1,
});

/**
 * The term in one MDX file.
 * @throws {ContentError} where the front matter is missing, is not YAML or does not fit the schema
 */
export function parseTerm(file: string, text: string): Term {
  const fence = FENCE.exec(text);
  if (fence === null)
    throw new ContentError(file, 1, 'no front matter; expected the file to begin with a block between --- lines');
  const slug = file.replace(/^.*[\\/]/, '').replace(/\.mdx$/, '');
  return { ...frontOf(termSchema, file, text, fence), slug, ...bodyOf(text, fence) };
}

/**
 * The introduction to a topic in one MDX file. It needs front matter only where it cites.
 * @throws {ContentError} where the front matter is not YAML or does not fit the schema
 */
export function parseTopic(file: string, text: string): Topic {
  const fence = FENCE.exec(text);
  return { ...frontOf(topicSchema, file, text, fence), slug: '', file, ...bodyOf(text, fence) };
}
