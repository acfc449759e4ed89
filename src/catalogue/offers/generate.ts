import { readFile, writeFile } from 'node:fs/promises';
import { chosenOffers } from './chosen.ts';
import { readOffer } from './read.ts';

/** Writes `data.json` from the installed price package: `npm run update-offers`. The package has no date per price; its release has one. */
const [released = '', day = released] = process.argv.slice(2);
if (!/^\d{4}-\d\d-\d\d$/.test(released)) {
  console.error('usage: npm run update-offers -- <day the package was released, e.g. 2026-11-18>');
  process.exit(1);
}
const { version } = JSON.parse(await readFile('node_modules/@pydantic/genai-prices/package.json', 'utf8')) as {
  version: string;
};
const offers = Object.fromEntries(chosenOffers.map((id) => [id, readOffer(id, day)]));
const file = 'src/catalogue/offers/data.json';
await writeFile(file, `${JSON.stringify({ version, released, offers }, undefined, 2)}\n`);
console.log(`${file}: ${chosenOffers.length} offers of @pydantic/genai-prices ${version}, released ${released}`);
