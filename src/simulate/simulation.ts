import { type Arrivals, gapsFrom } from './arrivals.ts';
import { type Draw, type Lengths, lengthsFrom } from './distribution.ts';
import { Heap } from './heap.ts';
import { Ledger, type Moment } from './ledger.ts';
import { randomFrom } from './random.ts';
import { Replica, type Room } from './replica.ts';
import { Requests } from './requests.ts';
import { type Limits, type LoadResults, resultsOf } from './results.ts';
import type { Service } from './service.ts';

/** A server and what comes to it. */
export interface Setup {
  readonly service: Service;
  readonly room: Room;
  /** Copies of the model; each request goes to the one that has the fewest. */
  readonly replicas: number;
  readonly arrivals: Arrivals;
  readonly input: Lengths;
  readonly output: Lengths;
  /** Most tokens of a prompt and its answer; what is longer is cut. */
  readonly longest: number;
  readonly limits: Limits;
  /** Requests that come in all. */
  readonly requests: number;
  /** Share of them, the first, that are not counted: the server starts empty. */
  readonly warmUp: number;
  readonly seed: number;
}

/** Streams of random numbers: a change to one does not change what the others draw. */
const STREAM = { arrivals: 0, input: 1, output: 2 } as const;

/**
 * A server over time, event by event: arrivals, and ends of passes. The same setup gives the same results everywhere.
 *
 * What is counted are the requests after the warm-up, and the time from the first of their arrivals to the last arrival of all.
 * It ends when every request is answered.
 */
export class Simulation {
  readonly #setup: Setup;
  readonly #requests = new Requests();
  readonly #ledger = new Ledger();
  readonly #replicas: readonly Replica[];
  readonly #warm: number;
  readonly #input: Draw;
  readonly #output: Draw;
  readonly #gap: Draw | undefined;
  /** Seconds at which users send again. */
  readonly #again = new Heap();
  /** Second of the next arrival, without users who send again. */
  #next = Number.POSITIVE_INFINITY;
  #now = 0;
  #completed = 0;
  /** How it stood when counting began, and when it ended. */
  #edges: [Moment, Moment] | undefined;

  constructor(setup: Setup) {
    const { arrivals, seed, input, output, replicas, service, room, requests, warmUp } = setup;
    this.#setup = setup;
    this.#warm = Math.min(requests - 1, Math.floor(warmUp * requests));
    this.#input = lengthsFrom(input, randomFrom(seed, STREAM.input));
    this.#output = lengthsFrom(output, randomFrom(seed, STREAM.output));
    this.#replicas = Array.from({ length: replicas }, () => new Replica(service, room, this.#requests));
    if (arrivals.kind === 'closed') {
      for (let user = 0; user < arrivals.users; user++)
        this.#again.push((user / arrivals.users) * (arrivals.ramp ?? 0), user);
    } else {
      this.#gap = gapsFrom(arrivals, randomFrom(seed, STREAM.arrivals));
      this.#next = this.#gap();
    }
  }

  get ended(): boolean {
    return this.#completed === this.#setup.requests;
  }

  /** Share of the requests that are answered. */
  get progress(): number {
    return this.#completed / this.#setup.requests;
  }

  /** Goes on for at most so many events. */
  advance(events = Number.POSITIVE_INFINITY): void {
    for (let event = 0; event < events && !this.ended; event++) this.#step();
  }

  /** @throws {RangeError} before it has ended */
  results(): LoadResults {
    if (!this.ended || this.#edges === undefined) throw new RangeError('a simulation has results once it has ended');
    const { replicas, room, limits } = this.#setup;
    return resultsOf({
      requests: this.#requests,
      warm: this.#warm,
      ledger: this.#ledger,
      edges: this.#edges,
      seconds: this.#now,
      capacity: room.tokens * replicas,
      preemptions: this.#replicas.reduce((sum, replica) => sum + replica.preemptions, 0),
      limits,
    });
  }

  /** When the scheduler sees the next request; infinite where all have come. */
  #arrival(): number {
    if (this.#requests.count === this.#setup.requests) return Number.POSITIVE_INFINITY;
    return Math.min(this.#next, this.#again.rank) + this.#setup.service.host;
  }

  #step(): void {
    const arrival = this.#arrival();
    let first: Replica | undefined;
    for (const replica of this.#replicas) if (replica.ends < (first?.ends ?? arrival)) first = replica;
    const now = first?.ends ?? arrival;
    this.#ledger.to(now, this.#moment());
    this.#now = now;
    if (first === undefined) {
      this.#arrive();
      // Who comes at the same time starts together.
      if (this.#arrival() <= now) return;
      for (const replica of this.#replicas) if (replica.ends === Number.POSITIVE_INFINITY) this.#start(replica);
      return;
    }
    const completed = first.finish();
    this.#completed += completed.length;
    if (this.#setup.arrivals.kind === 'closed') for (const id of completed) this.#again.push(now, id);
    first.ends = Number.POSITIVE_INFINITY;
    this.#start(first);
  }

  /** A run of passes ends before anything else happens. */
  #start(replica: Replica): void {
    if (replica.load === 0) return;
    let horizon = this.#arrival();
    for (const { ends } of this.#replicas) horizon = Math.min(horizon, ends);
    replica.start(this.#now, horizon);
  }

  /** Lets the next request in, to the replica with the fewest. */
  #arrive(): void {
    const { longest, requests } = this.#setup;
    const { host } = this.#setup.service;
    if (this.#again.rank <= this.#next) this.#again.pop();
    else this.#next += this.#gap?.() ?? Number.POSITIVE_INFINITY;
    const input = Math.min(this.#input(), longest - 1);
    const output = Math.min(this.#output(), longest - input);
    const id = this.#requests.add(this.#now - host, input, output);
    let least = this.#replicas[0] as Replica;
    for (const replica of this.#replicas) if (replica.load < least.load) least = replica;
    if (id === this.#warm) this.#mark(true);
    if (id === requests - 1) this.#mark(false);
    least.line.push(id);
  }

  /** Begins to count, or ends it. */
  #mark(on: boolean): void {
    this.#ledger.count(on);
    const moment = this.#moment();
    this.#edges = [this.#edges?.[0] ?? moment, moment];
  }

  #moment(): Moment {
    let [queue, batch, held, tokens] = [0, 0, 0, 0];
    for (const replica of this.#replicas) {
      queue += replica.line.length;
      batch += replica.batch;
      held += replica.held;
      tokens += replica.tokens;
    }
    return { queue, batch, held, tokens };
  }
}
