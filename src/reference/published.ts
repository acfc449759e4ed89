import type { Entry } from './entry.ts';

/** Modules whose reference the site has. */
const PUBLISHED = ['src/estimate/index.ts', 'src/catalogue/index.ts'] as const;

/** Exported names by module. */
export type Reference = Readonly<Record<(typeof PUBLISHED)[number], readonly Entry[]>>;

const SHELF = Symbol.for('first-token.reference');

/** A build has two copies of this module, its own and that of the pages it compiles. */
const shelf = globalThis as { [SHELF]?: Promise<Reference> };

/** Reads the reference of every published module. */
export async function readReference(): Promise<Reference> {
  const { referenceOf } = await import('./index.ts'); // with TypeScript's parser, which is not loaded where nobody asks
  const read = PUBLISHED.map(async (index) => [index, await referenceOf(index)] as const);
  return Object.fromEntries(await Promise.all(read)) as unknown as Reference;
}

/** Puts a reference that is read elsewhere where the page finds it. */
export function shelveReference(reference: Promise<Reference>): void {
  shelf[SHELF] = reference;
}

export const publishedReference = (): Promise<Reference> => shelf[SHELF] ?? readReference();
