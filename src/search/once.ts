/** Gives the same promise for the same name, until it fails: a connection that broke may hold the next time. */
export function once<T>(load: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const asked = load(name);
    known.set(name, asked);
    asked.catch(() => known.delete(name));
    return asked;
  };
}
