/** What a build makes once for all who ask. Development keeps nothing here: a file may have changed. */
export interface Shelf<Made> {
  /** Puts there what is being made elsewhere. Where that fails, those who ask for it learn why. */
  put(made: Promise<Made>): void;
  /** What stands there, or else is made now. */
  get(make: () => Promise<Made>): Promise<Made>;
}

export function shelf<Made>(): Shelf<Made> {
  let stands: Promise<Made> | undefined;
  const put = (made: Promise<Made>): Promise<Made> => {
    made.catch(() => {}); // thrown again where it is asked for
    stands = made;
    return made;
  };
  return { put, get: import.meta.env?.DEV ? (make) => make() : (make) => stands ?? put(make()) };
}
