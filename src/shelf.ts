/**
 * What a build makes once for all who ask. A build has two copies of each module, its own and that of the pages that it
 * compiles, so what they share stands outside of both. Development keeps nothing here: a file may have changed.
 */
export interface Shelf<Made> {
  /** Puts there what is being made elsewhere. Where that fails, those who ask for it learn why. */
  put(made: Promise<Made>): void;
  /** What stands there, or else is made now. */
  get(make: () => Promise<Made>): Promise<Made>;
}

const shared = globalThis as Record<symbol, unknown>;

export function shelf<Made>(name: string): Shelf<Made> {
  const key = Symbol.for(`first-token.${name}`);
  const put = (made: Promise<Made>): Promise<Made> => {
    made.catch(() => {}); // thrown again where it is asked for
    shared[key] = made;
    return made;
  };
  const get = (make: () => Promise<Made>): Promise<Made> => (shared[key] as Promise<Made> | undefined) ?? put(make());
  return { put, get: import.meta.env?.DEV ? (make) => make() : get };
}
