/** One rule of a `_headers` file: paths that it is for, and what it sets or takes away. */
interface Rule {
  readonly matches: (path: string) => boolean;
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly removed: readonly string[];
}

function matcher(pattern: string): (path: string) => boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
}

/**
 * The headers of each path, from a `_headers` file as Netlify and Cloudflare Pages read it: a line with a path, then indented
 * lines `Name: value`; `! Name` takes a header away; a later rule replaces what an earlier one set.
 * @throws {Error} that names the line that cannot be read
 */
export function parseHeaders(text: string): (path: string) => Record<string, string> {
  const rules: { pattern: string; set: [string, string][]; removed: string[] }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(raw)) {
      rules.push({ pattern: line, set: [], removed: [] });
      continue;
    }
    const rule = rules.at(-1);
    const colon = line.indexOf(':');
    if (rule === undefined || (colon < 1 && !line.startsWith('!')))
      throw new Error(`_headers:${index + 1}: expected "Name: value" below a path, got "${line}"`);
    if (line.startsWith('!')) rule.removed.push(line.slice(1).trim());
    else rule.set.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  const made: Rule[] = rules.map(({ pattern, set, removed }) => ({ matches: matcher(pattern), set, removed }));
  return (path) => {
    const headers: Record<string, string> = {};
    for (const { matches, set, removed } of made) {
      if (!matches(path)) continue;
      for (const name of removed) delete headers[name];
      for (const [name, value] of set) headers[name] = value;
    }
    return headers;
  };
}
