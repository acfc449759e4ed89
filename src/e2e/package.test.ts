import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { publint } from 'publint';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accelerators, models } from '../catalogue/index.ts';
import { astroSnippet, programSnippet, reactSnippet } from '../components/package-snippets.ts';
import { estimateChat } from '../estimate/index.ts';
import { serve } from '../serve/server.ts';
import { widgets } from '../widgets/index.ts';
import { run, start } from './command.ts';
import { installedPackage, type Project } from './package-copy.ts';
import { visit } from './visit.ts';

const KB = 1024;
const LINE = '{"model":"llama-3.1-8b","accelerator":"h100-sxm","inputTokens":1024,"outputTokens":256}';
/** What the config.json of Llama 3.1 8B says of its shape. */
const LLAMA = JSON.stringify({
  model_type: 'llama',
  hidden_size: 4096,
  intermediate_size: 14_336,
  max_position_embeddings: 131_072,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  vocab_size: 128_256,
});
let project: Project;
let host: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  project = await installedPackage();
  host = await serve({ root: project.folder, port: 0 });
}, 60_000);

afterAll(async () => {
  await host?.close();
  await project?.remove();
});

/** A program made of one file by a bundler, as a page or Node takes it. */
async function bundled(file: string, platform: 'browser' | 'node' = 'browser'): Promise<string> {
  const build = await rolldown({
    input: join(project.folder, file),
    platform,
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'es', codeSplitting: false });
  await build.close();
  return output[0].code;
}

/** Opens a page of the host, and looks. */
async function onPage(name: string, body: string, look: Parameters<typeof visit>[2]): Promise<void> {
  const head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>';
  await project.write({ [name]: `${head}<body>${body}</body></html>` });
  await visit(`${host.url}/${name}`, { origins: [host.url] }, look);
}

test('publint finds nothing in the tarball', async () => {
  const tarball = await readFile(project.tarball);
  const { messages } = await publint({ pack: { tarball: new Uint8Array(tarball).buffer }, strict: true });
  expect(messages).toEqual([]);
});

test('its types are those of what it runs, for every way in that an ES module has', async () => {
  const require = createRequire(import.meta.url);
  const attw = join(require.resolve('@arethetypeswrong/cli/package.json'), '../dist/index.js');
  const { code, stdout } = await run([attw, project.tarball, '--profile', 'esm-only', '--format', 'json']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('"first-token"')]);
});

test('it is what programs import: at most 1.5 MB with a vocabulary, with no test, no measurement and no TypeScript but declarations', () => {
  const { size, files } = project.packed;
  expect(size).toBeLessThanOrEqual(1.5e6);
  expect(files).toContain('lib/licences/gpt-tokenizer.txt');
  expect(files.filter((file) => !/^(?:lib\/|package\.json$|README\.md$|LICENSE$)/.test(file))).toEqual([]);
  expect(files.filter((file) => /test|measurements|(?<!\.d)\.ts$/.test(file))).toEqual([]);
});

test('in Node it estimates what the source does, and its widgets are imported where no element is', async () => {
  await project.write({
    'program.js': `${programSnippet}
import { kvCacheBytes } from 'first-token/estimate';
import { offers } from 'first-token/catalogue';
import { simulateLoad } from 'first-token/simulate';
import 'first-token/widgets';
import 'first-token/react';
console.log(JSON.stringify([timeToFirstToken, typeof kvCacheBytes, typeof simulateLoad, Object.keys(offers).length > 0]));`,
  });
  const { stdout, stderr } = await run([join(project.folder, 'program.js')]);
  const scenario = { model: models['llama-3.1-70b'], accelerator: accelerators['h100-sxm'] };
  if (!scenario.model || !scenario.accelerator) throw new Error('the catalogue has lost a row');
  const { model, accelerator } = scenario;
  const expected = estimateChat({ model, accelerator, accelerators: 4, inputTokens: 1000, outputTokens: 200 });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([expected.timeToFirstToken, 'function', 'function', true]);
});

test('its command answers a line of JSON as the repository does', async () => {
  const answers = [resolve('src/cli/first-token.ts'), join(project.folder, 'node_modules/.bin/first-token')].map(
    async (file) => {
      const child = start([file, 'estimate'], {});
      child.stdin?.end(`${LINE}\n`);
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      return [await new Promise((ended) => child.on('close', ended)), said] as const;
    },
  );
  const [source, packed] = await Promise.all(answers);
  expect(packed).toEqual([0, expect.stringMatching(/^\{"ok":true,"timeToFirstToken"/)]);
  expect(packed).toEqual(source);
});

test('a bundler keeps one formula apart from the rest: under 4 KB, and no constant of a kernel', async () => {
  await project.write({ 'formula.js': "export { kvCacheBytes } from 'first-token/estimate';" });
  const code = await bundled('formula.js');
  expect(code).toContain('must be a finite number above 0');
  expect(code.length).toBeLessThan(4 * KB);
  expect(code).not.toContain('gguf');
});

test('and one widget apart from the others, whose tag it still makes live', async () => {
  await project.write({ 'one.js': "import 'first-token/widgets/latency';", 'all.js': "import 'first-token/widgets';" });
  const [one, all] = [await bundled('one.js'), await bundled('all.js')];
  expect(one).toMatch(/customElements\.define/);
  expect(one).toContain('inference-latency');
  expect(one).not.toContain('inference-paging');
  for (const { tag } of Object.values(widgets)) expect(all).toContain(tag);
});

test('on a plain page every tag of it shows an answer, and the simulator and the tokenizer come when they are asked for', async () => {
  const tags = Object.values(widgets).map(({ tag }) => `<${tag}></${tag}>`);
  const script = '<script type="module" src="/node_modules/first-token/lib/widgets/all.js"></script>';
  await onPage('plain.html', tags.join('') + script, async (page) => {
    for (const { tag } of Object.values(widgets)) await page.locator(`${tag} [part~="headline"]`).first().waitFor();
    const loaded = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').flatMap(({ name }) => /(?:simulate|o200k)\.js$/.exec(name) ?? []),
      );
    expect(await loaded()).toEqual([]);
    const load = page.locator('inference-load');
    const before = await load.locator('[part~="headline"]').textContent();
    await load.evaluate((element) => element.setAttribute('rate', '2'));
    await expect.poll(() => load.locator('[part~="headline"]').textContent(), { timeout: 20_000 }).not.toBe(before);
    expect(await loaded()).toEqual(['simulate.js']);
    const tokens = page.locator('inference-tokens');
    await tokens.evaluate((element) => element.setAttribute('text', 'hello world'));
    await expect
      .poll(() => tokens.locator('[part~="headline"]').textContent(), { timeout: 20_000 })
      .toMatch(/2 tokens/);
    expect(await loaded()).toEqual(['simulate.js', 'o200k.js']);
  });
});

test('its panel to take along opens, and a pasted config.json is read, both by a module that comes when it is asked for', async () => {
  const script = '<script type="module" src="/node_modules/first-token/lib/widgets/latency.js"></script>';
  await onPage('share.html', `<inference-latency></inference-latency>${script}`, async (page) => {
    const tag = page.locator('inference-latency');
    await tag.getByText('Share, embed, download').click();
    await expect.poll(() => tag.getByLabel(/^Script tag/).inputValue()).toContain('<inference-latency');
    await tag.evaluate((element, text) => element.setAttribute('model', text), LLAMA);
    await expect.poll(() => tag.locator('[part~="headline"]').textContent()).toContain('A llama model on');
  });
});

test('in Astro the snippet is built into a page that says its sentence, and whose tag comes alive', async () => {
  await project.write({
    'src/pages/index.astro': `<html lang="en"><head><title>A post</title></head><body>${astroSnippet}</body></html>`,
  });
  const astro = createRequire(import.meta.url).resolve('astro/package.json');
  const built = await run([join(dirname(astro), 'bin/astro.mjs'), 'build'], {
    cwd: project.folder,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
  expect([built.code, built.stderr]).toEqual([0, '']);
  const blog = await serve({ root: join(project.folder, 'dist'), port: 0 });
  try {
    await visit(blog.url, { origins: [blog.url], javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('inference-latency').textContent()).toContain('How fast it answers, by');
    });
    await visit(blog.url, { origins: [blog.url] }, async (page) => {
      const tag = page.locator('inference-latency');
      await tag.locator('[part~="headline"]').waitFor();
      expect(await tag.locator('[name="users"]').inputValue()).toBe('16');
    });
  } finally {
    await blog.close();
  }
});

test('in React 19 a tag takes its attributes from the state, and the state follows what a reader sets', async () => {
  await project.write({
    'speed.tsx': reactSnippet,
    'app.tsx': `import { createRoot } from 'react-dom/client';
import { Speed } from './speed.tsx';
createRoot(document.body).render(<Speed />);`,
  });
  await project.write({ 'app.js': await bundled('app.tsx') });
  await onPage('react.html', '<script type="module" src="/app.js"></script>', async (page) => {
    const [tag, button] = [page.locator('inference-latency'), page.getByRole('button', { name: 'Twice as many' })];
    const users = tag.locator('[name="users"]');
    const headline = () => tag.locator('[part~="headline"]').textContent();
    await tag.locator('[part~="headline"]').waitFor();
    expect([await tag.getAttribute('model'), await users.inputValue()]).toEqual(['llama-3.1-8b', '16']);
    const before = await headline();
    await button.click();
    await expect.poll(() => users.inputValue()).toBe('32');
    expect(await headline()).not.toBe(before);
    await users.fill('3');
    await expect.poll(() => button.textContent()).toBe('Twice as many as 3');
  });
});

test('on a server React prints the tag with its attributes and its sentence', async () => {
  await project.write({
    'speed.tsx': reactSnippet,
    'server.tsx': `import { renderToString } from 'react-dom/server';
import { Speed } from './speed.tsx';
console.log(renderToString(<Speed />));`,
  });
  await project.write({ 'server.js': await bundled('server.tsx', 'node') });
  const { stdout, stderr } = await run([join(project.folder, 'server.js')]);
  expect(stderr).toBe('');
  expect(stdout).toContain('<inference-latency model="llama-3.1-8b" users="16">How fast it answers, by <a');
});

test('in JSX and in scripts a tag has types: what it takes is let through, what it does not is found', async () => {
  await project.write({
    'speed.tsx': reactSnippet,
    'program.ts': `${programSnippet}export const low: number | undefined = timeToFirstToken?.low;`,
    'query.ts': `import 'first-token/widgets/latency';
export const script: string | undefined = document.querySelector('inference-latency')?.snippets?.script;`,
    'wrong.tsx': `import 'first-token/react';
export const wrong = [
  <inference-latency users={true} />,
  <inference-latency model={8} />,
  <inference-latency theme="blue" />,
  <inference-latency nonsense="1" />,
  <inference-nothing />,
];`,
  });
  const files = ['speed.tsx', 'program.ts', 'query.ts', 'wrong.tsx'].map((file) => join(project.folder, file));
  const found = ts.getPreEmitDiagnostics(
    ts.createProgram(files, {
      strict: true,
      noUncheckedIndexedAccess: false,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      jsx: ts.JsxEmit.ReactJSX,
      types: [],
    }),
  );
  const at = found.map(({ file, start: where = 0 }) => [
    file?.fileName.replace(/.*\//, ''),
    (file?.getLineAndCharacterOfPosition(where).line ?? -1) + 1,
  ]);
  expect(at).toEqual([3, 4, 5, 6, 7].map((line) => ['wrong.tsx', line]));
}, 60_000);
