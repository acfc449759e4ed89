import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCorpus, type CorpusBuild } from './corpus-build.ts';
import { comparePeers } from './peers.ts';
import { percentile } from './percentile.ts';

/**
 * `npm run bench`: builds glossaries of 200 to 10,000 terms and measures the build, its pages and its search.
 * `npm run bench -- --terms 1000` builds one size, `-- --peers` the same terms with other generators too.
 */

const SCALES = [200, 1000, 5000, 10_000];
const PEER_TERMS = 1000;

const tell = (line: string): void => console.error(line);
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const megabytes = (bytes: number | undefined): string => (bytes === undefined ? '–' : `${whole(bytes / 1e6)} MB`);
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
const times = ({ p50, p95 }: { p50: number; p95: number }): string => `${whole(p50)} / ${whole(p95)} ms`;

/** How much larger or smaller a page is than the same page of the smallest site. */
function drift(build: CorpusBuild, smallest: CorpusBuild): string {
  const shares = Object.entries(build.sizes).flatMap(([slug, { gzip }]) => {
    const before = smallest.sizes[slug]?.gzip;
    return before === undefined ? [] : [Math.abs(gzip / before - 1) * 100];
  });
  return `${percentile(shares, 0.5).toFixed(2)} / ${Math.max(...shares).toFixed(2)} %`;
}

const median = (build: CorpusBuild, of: 'raw' | 'brotli'): number =>
  percentile(
    Object.values(build.sizes).map((size) => size[of]),
    0.5,
  );

function table(builds: readonly CorpusBuild[]): string {
  const [smallest] = builds;
  const row = (name: string, of: (build: CorpusBuild) => string): string =>
    `| ${name} | ${builds.map((build) => of(build)).join(' | ')} |`;
  const search = (of: (found: NonNullable<CorpusBuild['search']>) => string) => (build: CorpusBuild) =>
    build.search === undefined ? '–' : of(build.search);
  const phases = [...new Set(builds.flatMap((build) => Object.keys(build.phases)))];
  return [
    row('terms', ({ terms }) => whole(terms)),
    `|---|${builds.map(() => '--:|').join('')}`,
    row('a first build, s', ({ first }) => first.toFixed(1)),
    row('the next, s', ({ seconds }) => seconds.toFixed(1)),
    ...phases.map((phase) => row(`… ${phase}`, ({ phases: all }) => all[phase]?.toFixed(1) ?? '–')),
    row('pages', ({ pages }) => whole(pages)),
    row('pages a second', ({ pages, seconds }) => whole(pages / seconds)),
    row('memory at its peak', ({ memory }) => megabytes(memory)),
    row('files', ({ output }) => whole(output.files)),
    row('all output', ({ output }) => megabytes(output.bytes)),
    row('HTML of a term page, median', (build) => kilobytes(median(build, 'raw'))),
    row('… brotli', (build) => kilobytes(median(build, 'brotli'))),
    row('… gzip, against the same page of the first column, median / most', (build) => drift(build, smallest ?? build)),
    row('a changed page in development, s', ({ change }) => change?.toFixed(2) ?? '–'),
    row(
      'bytes of a first search, median / most',
      search(({ firstBytes }) => `${kilobytes(firstBytes.p50)} / ${kilobytes(firstBytes.most)}`),
    ),
    row(
      '… of a later one',
      search(({ laterBytes }) => `${kilobytes(laterBytes.p50)} / ${kilobytes(laterBytes.most)}`),
    ),
    row(
      'first result, cold, p50 / p95',
      search(({ cold }) => times(cold.first)),
    ),
    row(
      '… warm',
      search(({ warm }) => times(warm.first)),
    ),
    row(
      'all results, cold',
      search(({ cold }) => times(cold.all)),
    ),
    row(
      '… warm',
      search(({ warm }) => times(warm.all)),
    ),
  ].join('\n');
}

function termsAsked(text: string): number {
  const terms = Number(text);
  if (!Number.isInteger(terms) || terms < 1)
    throw new RangeError(`--terms must be a whole number of 1 or more, got "${text}"`);
  return terms;
}

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { terms: { type: 'string' }, peers: { type: 'boolean', default: false } } });
  const peers = values.peers;
  const scales = values.terms !== undefined ? [termsAsked(values.terms)] : peers ? [PEER_TERMS] : SCALES;
  const folder = await mkdtemp(join(tmpdir(), 'first-token-bench-'));
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
  try {
    const builds: CorpusBuild[] = [];
    for (const terms of scales) {
      builds.push(await buildCorpus(join(folder, String(terms)), terms, { tell, searched: !peers }));
    }
    console.log(`${machine}\n\n${table(builds)}`);
    const compared = peers ? await comparePeers(folder, builds[0] as CorpusBuild, tell) : undefined;
    if (compared !== undefined) console.log(`\n${compared.table}`);
    console.log(`\n${JSON.stringify({ machine, builds, peers: compared?.peers })}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  await bench();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
