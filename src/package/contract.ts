import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accelerators, models } from '../catalogue/index.ts';
import { card, frameQuery, manifest, messages } from '../embed/index.ts';
import { parseValues, shortName, snippets, type Widget, widgets } from '../widgets/index.ts';
import { type AttributeContract, attributeContract } from './attribute-contract.ts';
import { entries } from './modules.ts';

/** What other people's pages and programs name of a release: whatever stands here stays. */
export interface Contract {
  readonly version: string;
  readonly tags: Readonly<Record<string, Readonly<Record<string, AttributeContract>>>>;
  /** Ids, by the list's name: several attributes take the same. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Names, by what they are names of. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

interface PackageFile {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin: Readonly<Record<string, string>>;
}

/** Names that hosts allow, where they require Trusted Types: one loads widgets, the other what a widget loads on use. */
const POLICIES = ['first-token', 'first-token-parts'];

const pathOf = (url: string): string => new URL(url).pathname;

/** Addresses of a widget, and of each of its examples. */
const addressesOf = (widget: Widget): string[] =>
  [undefined, ...widget.presets].flatMap((preset) => {
    const { tool, page, oembed, image } = card(widget, preset);
    return [tool, page, oembed, image].map(pathOf);
  });

/** The codes that a tag offers to take it along. */
function codesOf(widget: Widget | undefined): string[] {
  if (widget === undefined) throw new Error('there is no widget');
  const { headline, picture } = card(widget).outcome.answer;
  const values = parseValues(widget.fields, {});
  return Object.keys(snippets({ widget, values, headline, picture, site: '', height: widget.height }));
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** What a module of the library exports, as `first-token/estimate kvCacheBytes`. */
async function exportsOf(entry: string): Promise<string[]> {
  const folder = entry.replace('/index.ts', '');
  const name = folder === 'package' ? 'first-token' : `first-token/${folder}`;
  return Object.keys(await import(join('..', entry))).map((one) => `${name} ${one}`);
}

/** The public contract of this repository as it is now. */
export async function contract(): Promise<Contract> {
  const { version, exports, bin } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as PackageFile;
  const all = Object.values(widgets);
  const lists = new Map<string, string>();
  /** The name of a list: that of the attribute that takes it first. */
  const listed = (name: string, ids: readonly string[]): string => {
    const text = JSON.stringify(ids);
    if (!lists.has(text)) lists.set(text, name);
    return lists.get(text) ?? name;
  };
  const tags = Object.fromEntries(
    all.map(({ tag, fields }) => [
      tag,
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [
          name,
          attributeContract(field, (ids) => listed(`${tag} ${name}`, ids)),
        ]),
      ),
    ]),
  );
  const [module] = manifest().modules;
  const [declared] = module?.declarations ?? [];
  if (declared === undefined) throw new Error('the manifest has no tag');
  const named = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name);
  return {
    version,
    tags,
    lists: Object.fromEntries([...lists].map(([text, name]) => [name, JSON.parse(text) as string[]])),
    names: {
      'looks of every tag': declared.attributes
        .filter(({ name }) => !(name in (all[0]?.fields ?? {})))
        .flatMap(({ name, type }) => [
          name,
          ...[...type.text.matchAll(/'(\w+)'/g)].map(([, value]) => `${name}=${value}`),
        ]),
      'words of an iframe’s address': [...frameQuery],
      'members of every tag': [...named(declared.members), ...codesOf(all[0]).map((name) => `snippets.${name}`)],
      events: named(declared.events),
      parts: named(declared.cssParts),
      properties: named(declared.cssProperties),
      messages: [messages.height, ...Object.values(messages.wordpress).map((word) => `WordPress ${word}`)],
      'Trusted Types policies': POLICIES,
      scripts: ['embed.js', 'resize.js', ...all.map((widget) => `${shortName(widget)}.js`)],
      addresses: unique(all.flatMap(addressesOf)),
      'ways into the package': [...Object.keys(exports), ...Object.keys(bin).map((name) => `command ${name}`)],
      'exports of the package': (await Promise.all(entries.map(exportsOf))).flat(),
      'rows of the package': [models, accelerators].flatMap(Object.keys),
    },
  };
}
