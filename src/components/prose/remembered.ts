/** Gives again what it gave for the same settings: pages share examples. What failed fails again. */
export function remembered<Made>(make: (settings: Readonly<Record<string, string>>) => Made): typeof make {
  const known = new Map<string, Made>();
  return (settings) => {
    const key = JSON.stringify(settings);
    const made = known.get(key) ?? make(settings);
    known.set(key, made);
    return made;
  };
}
