import { spawnSync } from 'node:child_process';
import { startVitest } from 'vitest/node';
import { findBrowser } from './browser.ts';

/** Checks that come before the tests, by the name of their script, the quickest first. */
const CHECKS = ['lint', 'dead-code', 'types', 'build'] as const;

/** Outcome of a run: each check and each test counts once. */
interface Tally {
  readonly passed: number;
  readonly failed: number;
}

function check(name: (typeof CHECKS)[number]): boolean {
  console.log(`\nnpm run ${name}`);
  return (
    spawnSync('npm', ['run', '--silent', name], { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
  );
}

/** Runs the tests of the projects. What breaks outside a test, and a file that cannot be loaded, counts as failed. */
async function tests(projects: string[]): Promise<Tally> {
  const vitest = await startVitest([], { watch: false, project: projects });
  const modules = vitest.state.getTestModules();
  const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const passed = results.filter((state) => state === 'passed').length;
  const broken =
    modules.filter((module) => module.errors().length > 0).length + vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return { passed, failed: results.length - passed + broken + (results.length === 0 ? 1 : 0) };
}

async function all(): Promise<Tally> {
  const outcomes = CHECKS.map((name) => ({ name, ok: check(name) }));
  const built = outcomes.every(({ name, ok }) => ok || name !== 'build');
  const { passed, failed } = await tests(built ? ['unit', 'e2e'] : ['unit']);
  const faulty = outcomes.filter(({ ok }) => !ok);
  for (const { name } of faulty) console.error(`npm run ${name} failed: see above`);
  return { passed: passed + outcomes.length - faulty.length, failed: failed + faulty.length };
}

let tally: Tally = { passed: 0, failed: 1 };
try {
  await findBrowser();
  tally = await all();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
process.exitCode = tally.failed > 0 ? 1 : 0;
console.log(`${tally.passed} passed, ${tally.failed} failed`);
