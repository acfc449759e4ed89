import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contract } from './contract.ts';

/** Keeps the contract of the version that package.json names. One that is kept already is left as it is: it was released. */
const released = await contract();
const path = join(import.meta.dirname, `contract-${released.version}.json`);
/** A line for each attribute and for each list. */
const text = JSON.stringify(released, undefined, 2).replace(/(?<=": )(?:\[[^[\]]*\]|\{[^{}]*\})/g, (leaf) =>
  leaf.startsWith('[')
    ? JSON.stringify(JSON.parse(leaf))
    : JSON.stringify(JSON.parse(leaf), undefined, 1).replace(/\n */g, ' '),
);
await writeFile(path, `${text}\n`, { flag: 'wx' });
