import type { AttributeContract } from './attribute-contract.ts';
import type { Contract } from './contract.ts';

/** What is in the first list and not in the second. */
const lost = (before: readonly string[] = [], now: readonly string[] = []): string[] => {
  const kept = new Set(now);
  return before.filter((name) => !kept.has(name));
};

/** What an attribute took and takes no more. */
function narrowed(name: string, before: AttributeContract, now: AttributeContract): string[] {
  const was = (what: string, old: unknown, since: unknown): string => `${name}: ${what} was ${old}, is ${since}`;
  return [
    before.type === now.type ? '' : was('type', before.type, now.type),
    before.unit === now.unit ? '' : was('unit', before.unit, now.unit),
    (now.least ?? Number.NEGATIVE_INFINITY) > (before.least ?? Number.NEGATIVE_INFINITY)
      ? was('least', before.least, now.least)
      : '',
    (now.most ?? Number.POSITIVE_INFINITY) < (before.most ?? Number.POSITIVE_INFINITY)
      ? was('most', before.most, now.most)
      : '',
    now.whole && !before.whole ? `${name}: only whole numbers are taken` : '',
    before.open && !now.open ? `${name}: it may no longer be left open` : '',
    before.pasted && !now.pasted ? `${name}: no config.json is taken` : '',
  ].filter((fault) => fault !== '');
}

/**
 * What a later release has removed, renamed or narrowed of an earlier one, in sentences; none where it only adds.
 * @param told attributes whose other start stands in the changes
 */
export function brokenPromises(before: Contract, now: Contract, told: ReadonlySet<string>): string[] {
  const ofTags = Object.entries(before.tags).flatMap(([tag, attributes]) => {
    const kept = now.tags[tag];
    if (kept === undefined) return [`${tag}: the tag is gone`];
    return Object.entries(attributes).flatMap(([attribute, old]) => {
      const name = `${tag} ${attribute}`;
      const since = kept[attribute];
      if (since === undefined) return [`${name}: the attribute is gone`];
      const ids = lost(before.lists[old.of ?? ''], now.lists[since.of ?? '']);
      const moved = old.start !== since.start && !told.has(name);
      return [
        ...narrowed(name, old, since),
        ...ids.map((id) => `${name}: "${id}" is gone`),
        ...(moved ? [`${name}: it starts with "${since.start}", not "${old.start}", and no change says so`] : []),
      ];
    });
  });
  const ofNames = Object.entries(before.names).flatMap(([what, names]) =>
    lost(names, now.names[what]).map((name) => `${what}: "${name}" is gone`),
  );
  return [...ofTags, ...ofNames];
}
