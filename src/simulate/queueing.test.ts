import { describe, expect, test } from 'vitest';
import type { Lengths } from './distribution.ts';
import { type Service, type Setup, simulateSetup } from './index.ts';

/** One token is a thousandth of a second of work, and answers are one token: a single server, first come first served. */
const MEAN = 1000;
const single: Service = { seconds: ({ promptTokens }) => promptTokens / MEAN, tokensAPass: 1, chunk: 1e12, host: 0 };
const open = (rate: number, input: Lengths, requests = 150_000): Setup => ({
  service: single,
  room: { slots: 1, tokens: Number.POSITIVE_INFINITY, reserve: 'prompt', cached: 0 },
  replicas: 1,
  arrivals: { kind: 'poisson', rate },
  input,
  output: 1,
  longest: 1e12,
  limits: {},
  requests,
  warmUp: 0.05,
  seed: 7,
});
const exponentially: Lengths = { kind: 'exponential', mean: MEAN };
const within = (value: number, expected: number, share = 0.02): void =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(share);

describe('a single server, work of one second on average', () => {
  test.each([0.3, 0.5, 0.7])('exponential work at a load of %s stays 1 / (1 − load) seconds (M/M/1)', (load) => {
    within(simulateSetup(open(load, exponentially)).latency.mean, 1 / (1 - load), load > 0.5 ? 0.04 : 0.02);
  });

  // The time in an M/M/1 system is exponential: 95 in 100 stay less than ln 20 times its mean, 99 in 100 less than ln 100 times.
  test('exponential work at half load has the percentiles of an exponential time', () => {
    const { latency } = simulateSetup(open(0.5, exponentially));
    within(latency.p50, 2 * Math.LN2);
    within(latency.p95, 2 * Math.log(20));
    within(latency.p99, 2 * Math.log(100), 0.03);
  });

  test.each([0.3, 0.5, 0.7])('equal work at a load of %s waits load / (2 (1 − load)) seconds (M/D/1)', (load) => {
    within(simulateSetup(open(load, MEAN)).latency.mean - 1, load / (2 * (1 - load)), load > 0.5 ? 0.04 : 0.02);
  });

  // Pollaczek and Khinchine: rate × E[S²] / (2 (1 − load)), with E[S²] = 1 + 1.5².
  test('log-normal work of variation 1.5 at half load waits 1.625 seconds (M/G/1)', () => {
    within(
      simulateSetup(open(0.5, { kind: 'lognormal', mean: MEAN, variation: 1.5 }, 300_000)).latency.mean - 1,
      1.625,
      0.05,
    );
  });

  // M/M/1: nobody is in the system with 1 − load, so that nobody waits with 1 − load².
  test('at half load exponential work leaves the queue empty three quarters of the time', () => {
    const { queue } = simulateSetup(open(0.5, exponentially));
    within(queue.mean, 0.5);
    expect(queue.p50).toBe(0);
    expect(queue.p95).toBe(3);
  });
});

describe('a server that runs many at once', () => {
  const endless: Setup = {
    ...open(4, 1, 50_000),
    service: {
      seconds: ({ sequences, promptTokens }) => (sequences + promptTokens > 0 ? 0.01 : 0),
      tokensAPass: 1,
      chunk: 1e12,
      host: 0,
    },
    room: { slots: 1e6, tokens: Number.POSITIVE_INFINITY, reserve: 'prompt', cached: 0 },
    output: { kind: 'exponential', mean: 300 },
  };

  test('holds as many requests as arrive in the time that one takes (Little’s law)', () => {
    for (const setup of [endless, open(0.7, exponentially), open(0.5, MEAN)]) {
      const { batch, queue, latency, requestsPerSecond } = simulateSetup(setup);
      within(batch + queue.mean, requestsPerSecond * latency.mean);
    }
  });

  // 300 passes of 10 ms: 3 s, and 12 requests at 4 a second, however they are spread (M/G/∞). A Poisson count has its mean as variance.
  test('without limits 4 requests a second of 3 s each are 12 at once', () => {
    within(simulateSetup(endless).batch, 12.06);
  });

  test('gives each request its token a pass', () => {
    const { timePerOutputToken } = simulateSetup(endless);
    expect(timePerOutputToken?.mean).toBeCloseTo(0.01, 6);
  });

  // Three passes of 1 s; the second request comes at 0.5 s, is read in the pass from 1 to 2 s, and writes on until 4 s.
  test('reads a prompt that comes in the middle of a pass in the next', () => {
    const { timeToFirstToken, latency } = simulateSetup({
      ...endless,
      service: { ...single, seconds: () => 1 },
      arrivals: { kind: 'listed', seconds: [0, 0.5] },
      input: 10,
      output: 3,
      requests: 2,
      warmUp: 0,
    });
    expect([timeToFirstToken.p50, timeToFirstToken.highest]).toEqual([1, 1.5]);
    expect([latency.p50, latency.highest]).toEqual([3, 3.5]);
  });

  // A chunk of 8 tokens, one of which the writing request takes: 20 tokens are read in 7 + 7 + 6.
  test('reads a long prompt in parts beside a request that writes', () => {
    const { timeToFirstToken } = simulateSetup({
      ...endless,
      service: { ...single, seconds: () => 1, chunk: 8 },
      arrivals: { kind: 'listed', seconds: [0, 1] },
      input: { kind: 'listed', values: [8, 20] },
      output: 10,
      requests: 2,
      warmUp: 0,
    });
    expect(timeToFirstToken.highest).toBe(3);
  });

  // Pages of 16 leave 8 tokens unused for each. Two prompts of 20 fill 56 of 60 tokens, and after two passes there is no room.
  test('puts out the request that came last where the cache is full, and answers it later', () => {
    const tight = {
      ...endless,
      service: { ...single, seconds: () => 1 },
      room: { slots: 2, tokens: 60, reserve: 'prompt', cached: 0 },
      arrivals: { kind: 'listed', seconds: [0, 0] },
      input: 20,
      output: 10,
      longest: 52,
      requests: 2,
      warmUp: 0,
    } as const;
    const put = simulateSetup(tight);
    expect(put.preemptions).toBe(1);
    expect(put.latency.p50).toBe(10);
    expect(put.latency.highest).toBe(17);
    const reserved = simulateSetup({ ...tight, room: { ...tight.room, reserve: 'whole' } });
    expect(reserved.preemptions).toBe(0);
    expect(reserved.latency.highest).toBe(20);
  });

  test('shares the load among replicas: two serve twice as many', () => {
    const one = simulateSetup(open(0.5, exponentially));
    const two = simulateSetup({ ...open(1, exponentially), replicas: 2 });
    within(two.requestsPerSecond, 1);
    expect(two.latency.mean).toBeLessThan(one.latency.mean);
  });

  // Ten users and one server of a second each: every answer takes ten seconds.
  test('in a closed loop ten users wait for each other', () => {
    const { latency, requestsPerSecond, batch, queue } = simulateSetup({
      ...open(1, MEAN, 2000),
      arrivals: { kind: 'closed', users: 10 },
    });
    expect(latency.p50).toBeCloseTo(10, 6);
    within(requestsPerSecond, 1);
    within(batch + queue.mean, 10);
  });
});
