import type { Scene, Tool } from './tool.ts';

/** The two scenarios. The second says only what differs from the first. */
export type Side = 'a' | 'b';

/**
 * The whole state, by the names that it has in the address: `users` of the scenario, `load.rate` of one tool, the same behind
 * `b.` for the second scenario, `show` and `compare`. Texts are as they came: the widgets refuse what they cannot use.
 */
export type State = Readonly<Record<string, string>>;

const OF_B = 'b.';
const COMPARE = 'compare';
const SHOW = 'show';

const nameOf = (side: Side, key: string): string => (side === 'a' ? key : OF_B + key);

/** The text that a setting starts with, by its name in the address. */
function startOf({ starts, tools }: Scene, key: string): string {
  const [tool = '', name = ''] = key.split('.');
  return starts[key] ?? tools[tool]?.own[name] ?? '';
}

/** Every name that an address may say. */
function namesIn({ starts, tools }: Scene): string[] {
  const own = Object.entries(tools).flatMap(([tool, each]) => Object.keys(each.own).map((name) => `${tool}.${name}`));
  const known = [...Object.keys(starts), ...own];
  return [...known, SHOW, COMPARE, ...known.map((key) => nameOf('b', key))];
}

/** What an address says. Names that others add to it are left alone. */
export const readState = (scene: Scene, query: URLSearchParams): State =>
  Object.fromEntries(
    namesIn(scene).flatMap((name): [string, string][] => {
      const text = query.get(name);
      return text === null ? [] : [[name, text]];
    }),
  );

/** Puts a state into an address, and leaves what is not ours. */
export function writeState(scene: Scene, state: State, address: string): URL {
  const url = new URL(address);
  for (const name of namesIn(scene)) url.searchParams.delete(name);
  for (const [name, text] of Object.entries(state)) url.searchParams.set(name, text);
  return url;
}

/** A text of one scenario; the second takes after the first. */
export const textOf = (scene: Scene, state: State, side: Side, key: string): string =>
  (side === 'b' ? state[nameOf('b', key)] : undefined) ?? state[key] ?? startOf(scene, key);

/** The state with another text: what a scenario would say anyway is left out. */
export function withText(scene: Scene, state: State, side: Side, key: string, text: string): State {
  const name = nameOf(side, key);
  const { [name]: _, ...rest } = state;
  return text === textOf(scene, rest, side, key) ? rest : { ...rest, [name]: text };
}

/** The texts of a whole scenario. */
export const textsOf = (scene: Scene, state: State, side: Side): Record<string, string> =>
  Object.fromEntries(Object.keys(scene.starts).map((name) => [name, textOf(scene, state, side, name)]));

const isCount = (text: string): boolean => Number.isInteger(Number(text)) && Number(text) > 0;

/** Attributes of a tool that a scenario sets. A sum of which one part is no count says that part, so that it is refused too. */
export const textsFor = (takes: Tool['takes'], texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(takes).map(([attribute, from]) => {
      const parts = from.map((name) => texts[name] ?? '');
      const sum = (): string => String(parts.reduce((total, part) => total + Number(part), 0));
      return [attribute, (parts.length > 1 ? parts.find((part) => !isCount(part)) : parts[0]) ?? sum()];
    }),
  );

export const isCompared = (state: State): boolean => state[COMPARE] !== undefined;
export const sidesOf = (state: State): readonly Side[] => (isCompared(state) ? ['a', 'b'] : ['a']);

/** With a second scenario, or without: what was said of it goes with it. */
export function compared(state: State, is: boolean): State {
  const rest = Object.entries(state).filter(([name]) => name !== COMPARE && !name.startsWith(OF_B));
  return { ...Object.fromEntries(rest), ...(is ? { [COMPARE]: '1' } : {}) };
}

/** The tools that are shown, in their order, and a message where the address names one that there is not. */
export function shownIn({ tools, first }: Scene, state: State): { names: readonly string[]; message: string } {
  const asked = state[SHOW]?.split(',') ?? first;
  const names = Object.keys(tools).filter((name) => asked.includes(name));
  const unknown = asked.find((name) => !(name in tools));
  const message =
    unknown === undefined
      ? ''
      : `unknown ${SHOW} "${unknown.slice(0, 80)}"; expected some of: ${Object.keys(tools).join(', ')}`;
  return { names: names.length === 0 ? first : names, message };
}

/** The state with other tools shown. */
export function withShown({ tools, first }: Scene, state: State, names: readonly string[]): State {
  const { [SHOW]: _, ...rest } = state;
  const text = Object.keys(tools)
    .filter((name) => names.includes(name))
    .join(',');
  return text === first.join(',') ? rest : { ...rest, [SHOW]: text };
}
