import { shelf } from '../shelf.ts';
import type { Entry } from './entry.ts';

/** Modules whose reference the site has. */
const PUBLISHED = ['src/estimate/index.ts', 'src/catalogue/index.ts'] as const;

/** Exported names by module. */
export type Reference = Readonly<Record<(typeof PUBLISHED)[number], readonly Entry[]>>;

export const referenceShelf = shelf<Reference>();

/** Reads the reference of every published module. */
export async function readReference(): Promise<Reference> {
  const { referenceOf } = await import('./index.ts'); // with TypeScript's parser, which is not loaded where nobody asks
  const read = PUBLISHED.map(async (index) => [index, await referenceOf(index)] as const);
  return Object.fromEntries(await Promise.all(read)) as unknown as Reference;
}

export const publishedReference = (): Promise<Reference> => referenceShelf.get(readReference);
