import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectCopy, run } from './command.ts';
import { attribute, filesOf, pagesOf } from './dist.ts';

const TEXT = /\.(?:html|json|xml|txt|md|js|css|svg)$/;

test('two settings rebrand every page, snippet, feed, data file and address', async () => {
  const cwd = await projectCopy();
  const env = { SITE_NAME: 'Rewind.ai', SITE_URL: 'https://rewind.example/', OUT_DIR: 'other' };
  const { code, stderr } = await run(['src/serve/build.ts'], { cwd, env });
  expect([code, stderr]).toEqual([0, '']);
  const folder = join(cwd, 'other');
  const files = filesOf(folder).filter((file) => TEXT.test(file));
  const old = files.filter((file) => /First Token|first-token\.example/.test(readFileSync(join(folder, file), 'utf8')));
  expect(old).toEqual([]);
  const pages = pagesOf(folder);
  expect(pages.filter(({ html }) => !html.includes('Rewind.ai')).map(({ path }) => path)).toEqual([]);
  const canonicals = pages.flatMap(({ elements }) =>
    elements
      .filter((element) => attribute(element, 'rel') === 'canonical')
      .map((element) => attribute(element, 'href') ?? ''),
  );
  expect(canonicals.length).toBeGreaterThan(10);
  expect(canonicals.filter((href) => !/^https:\/\/rewind\.example\/[^/]?/.test(href))).toEqual([]);
  for (const file of [
    '/oembed/cost.json',
    '/feed.xml',
    '/llms.txt',
    '/terms.v1.json',
    '/terms/gpu.json',
    '/sitemap.xml',
  ])
    expect(readFileSync(join(folder, file), 'utf8'), file).toContain('https://rewind.example/');
});
