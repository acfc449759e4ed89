import { access, readFile, writeFile } from 'node:fs/promises';
import type { PlannedTerm } from '../glossary/index.ts';

const [slug = ''] = process.argv.slice(2);

/** Ends with one line that says what to do instead. */
function stop(problem: string): never {
  console.error(problem);
  process.exit(1);
}

if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
  stop(`slug must be lower-case letters, digits and hyphens, got "${slug}"; for example: npm run new-term -- goodput`);
}
const file = `content/terms/${slug}.mdx`;
const exists = await access(file).then(
  () => true,
  () => false,
);
if (exists) stop(`${file} exists; edit it`);

const planned = JSON.parse(await readFile('content/planned.json', 'utf8')) as PlannedTerm[];
const plan = planned.find((term) => term.slug === slug);
const title = plan?.name ?? slug.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
const template = await readFile('content/terms/_template.mdx', 'utf8');
const day = new Date().toISOString().slice(0, 10);
const text = template
  .replace(/^title: .*$/m, `title: ${title}`)
  .replace(/^aliases: .*$/m, `aliases: ${JSON.stringify(plan?.aliases ?? [])}`)
  .replace(/\d{4}-\d\d-\d\d/g, day);
await writeFile(file, text, { flag: 'wx' });
console.log(
  `${file} written from the template${plan === undefined ? '; it is not in content/planned.json' : ''}. Next: fill it, then npm run check-content`,
);
