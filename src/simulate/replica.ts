import { Heap } from './heap.ts';
import { Line } from './line.ts';
import type { Requests } from './requests.ts';
import type { Service } from './service.ts';

/** What one replica can hold. */
export interface Room {
  /** Requests that run at once. */
  readonly slots: number;
  /** Tokens that the cache has room for. */
  readonly tokens: number;
  /** Room that is set aside when a request starts: for its prompt, or for its whole answer too. */
  readonly reserve: 'prompt' | 'whole';
  /** Tokens at the start of each prompt that are in the cache already. */
  readonly cached: number;
}

/** Tokens of a page of the cache, of which half is unused at the end of each request on average. */
const HALF_PAGE = 8;

/**
 * One copy of a model that serves requests by continuous batching, first come first served.
 *
 * Every pass gives each writing request its next token, and reads prompts with what is left of the `chunk`: first those that
 * are half read, then those that wait, as far as slots and cache allow. Where the cache is full, the request that came last is
 * put out and read again later, as vLLM does. Passes without prompts are alike until a request is complete, comes, or finds no
 * room: such a run is taken as one, each pass as long as the middle one, so that a long answer costs no more than a short one.
 * @see https://github.com/vllm-project/vllm/blob/00620f91ea186ca295a1eb69f4acba9d0efaaaaa/docs/configuration/optimization.md
 */
export class Replica {
  readonly line = new Line();
  /** Second at which its pass ends; infinite while it is idle. */
  ends = Number.POSITIVE_INFINITY;
  /** Requests put out so far. */
  preemptions = 0;
  /** Tokens written so far. */
  tokens = 0;
  /** Tokens of which the cache holds keys and values. */
  held = 0;
  readonly #service: Service;
  readonly #room: Room;
  readonly #requests: Requests;
  readonly #due = new Heap();
  readonly #order: number[] = [];
  #reading: number[] = [];
  #writing = 0;
  #context = 0;
  #passes = 0;
  /** Of the pass or run that is under way. */
  #run = 0;
  #completed: number[] = [];

  constructor(service: Service, room: Room, requests: Requests) {
    this.#service = service;
    this.#room = room;
    this.#requests = requests;
  }

  /** Requests that run. */
  get batch(): number {
    return this.#writing + this.#reading.length;
  }

  /** Requests that run or wait. */
  get load(): number {
    return this.batch + this.line.length;
  }

  #free(): number {
    return this.#room.tokens - this.held - this.batch * HALF_PAGE;
  }

  #promptOf(id: number): number {
    const { input, written } = this.#requests;
    return (input[id] as number) + (written[id] as number);
  }

  /** Tokens that a request has set aside, or has in the cache. */
  #heldBy(id: number): number {
    const { input, output, since } = this.#requests;
    if (this.#room.reserve === 'whole') return (input[id] as number) + (output[id] as number);
    return this.#promptOf(id) + (this.#passes - (since[id] as number)) * this.#service.tokensAPass;
  }

  /** Tokens that a run of one pass adds to the cache. */
  #growth(): number {
    return this.#room.reserve === 'whole' ? 0 : this.#writing * this.#service.tokensAPass;
  }

  /** Makes room by putting out whoever started last. */
  #putOut(): void {
    const { due, written, since, read } = this.#requests;
    for (;;) {
      const id = this.#order.pop();
      if (id === undefined) return;
      if ((due[id] as number) < 0) continue;
      const tokens = (this.#passes - (since[id] as number)) * this.#service.tokensAPass;
      this.held -= this.#heldBy(id);
      this.#context -= this.#promptOf(id) + tokens;
      this.#writing -= 1;
      due[id] = -1;
      written[id] = (written[id] as number) + Math.floor(tokens) + 1;
      read[id] = 0;
      this.preemptions += 1;
      this.line.unshift(id);
      return;
    }
  }

  /** Lets requests in and shares out the prompt tokens of the next pass. */
  #share(tight: boolean): { tokens: number; pairs: number } {
    const { read, output } = this.#requests;
    let budget = Math.max(1, this.#service.chunk - this.#writing);
    let tokens = 0;
    let pairs = 0;
    const take = (id: number): void => {
      const past = read[id] as number;
      const part = Math.min(budget, this.#promptOf(id) - past);
      read[id] = past + part;
      budget -= part;
      tokens += part;
      pairs += part * (past + part / 2);
    };
    for (const id of this.#reading) if (budget > 0) take(id);
    while (!tight && budget > 0 && this.line.length > 0 && this.batch < this.#room.slots) {
      const id = this.line.first;
      const needed =
        this.#promptOf(id) + (this.#room.reserve === 'whole' ? (output[id] as number) : 1) + HALF_PAGE + this.#growth();
      if (this.batch > 0 && needed > this.#free()) break;
      this.line.shift();
      read[id] = Math.min(this.#room.cached, this.#promptOf(id) - 1);
      this.#requests.since[id] = this.#passes;
      this.held += this.#heldBy(id);
      this.#reading.push(id);
      take(id);
    }
    return { tokens, pairs };
  }

  /**
   * Starts what comes next, if anything does. A run of passes ends once `horizon`, the next arrival, has come.
   */
  start(now: number, horizon: number): void {
    let tight = false;
    while (this.#writing > 0 && this.batch > 1 && this.#free() < this.#growth()) {
      this.#putOut();
      tight = true;
    }
    const { tokens, pairs } = this.#share(tight);
    const sequences = this.#writing;
    if (tokens === 0 && sequences === 0) {
      this.ends = Number.POSITIVE_INFINITY;
      return;
    }
    const context = sequences === 0 ? 0 : this.#context / sequences;
    if (tokens > 0) {
      const promptPast = pairs / tokens - tokens / 2;
      this.#run = 1;
      this.ends = now + this.#service.seconds({ sequences, context, promptTokens: tokens, promptPast });
      return;
    }
    const { tokensAPass } = this.#service;
    this.#tidy();
    const growth = this.#growth();
    let run = this.#due.rank - this.#passes;
    if (growth > 0) run = Math.min(run, Math.max(1, Math.floor(this.#free() / growth)));
    // Whoever comes while others wait already changes nothing.
    if (this.line.length === 0 && run > 1 && horizon < Number.POSITIVE_INFINITY) {
      const pass = this.#service.seconds({ sequences, context, promptTokens: 0, promptPast: 0 });
      run = Math.max(1, Math.min(run, Math.ceil((horizon - now) / pass)));
    }
    const middle = context + ((run - 1) / 2) * tokensAPass;
    this.#run = run;
    this.ends = now + run * this.#service.seconds({ sequences, context: middle, promptTokens: 0, promptPast: 0 });
  }

  /** Forgets the due passes of requests that were put out. */
  #tidy(): void {
    const { due } = this.#requests;
    while (this.#due.size > 0 && due[this.#due.item] !== this.#due.rank) this.#due.pop();
  }

  /** Ends the pass or run that is under way. @returns the requests that are complete by it */
  finish(): readonly number[] {
    const now = this.ends;
    const { due, finish, read, since } = this.#requests;
    const { tokensAPass } = this.#service;
    this.#completed = [];
    const grown = this.#writing * this.#run * tokensAPass;
    this.held += this.#growth() * this.#run;
    this.#context += grown;
    this.tokens += grown;
    this.#passes += this.#run;
    for (this.#tidy(); this.#due.rank <= this.#passes; this.#tidy()) {
      const id = this.#due.pop();
      this.held -= this.#heldBy(id);
      this.#context -= this.#promptOf(id) + (this.#passes - (since[id] as number)) * tokensAPass;
      this.#writing -= 1;
      due[id] = -1;
      finish[id] = now;
      this.#completed.push(id);
    }
    if (this.#reading.length === 0) return this.#completed;
    const stillReading: number[] = [];
    for (const id of this.#reading) {
      if ((read[id] as number) < this.#promptOf(id)) stillReading.push(id);
      else this.#begin(id, now);
    }
    this.#reading = stillReading;
    return this.#completed;
  }

  /** A prompt is read: its first token, or the next after a request was put out, is there. */
  #begin(id: number, now: number): void {
    const { due, first, finish, output, written, since } = this.#requests;
    this.tokens += 1;
    if ((first[id] as number) < 0) first[id] = now;
    const left = (output[id] as number) - (written[id] as number) - 1;
    since[id] = this.#passes;
    if (left <= 0) {
      this.held -= this.#heldBy(id);
      finish[id] = now;
      this.#completed.push(id);
      return;
    }
    this.#writing += 1;
    this.#context += this.#promptOf(id);
    const passes = this.#passes + Math.ceil(left / this.#service.tokensAPass);
    due[id] = passes;
    this.#due.push(passes, id);
    this.#order.push(id);
  }
}
