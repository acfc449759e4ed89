/** What a server was like at one time. */
export interface Moment {
  /** Requests that wait. */
  readonly queue: number;
  /** Requests that run. */
  readonly batch: number;
  /** Tokens in the cache. */
  readonly held: number;
  /** Tokens written so far. */
  readonly tokens: number;
}

/** Points of a curve over time; each stands for `width` seconds. */
export interface Course {
  readonly width: number;
  readonly queue: readonly number[];
  readonly batch: readonly number[];
  readonly held: readonly number[];
}

/** Most points of a course; where there are more, neighbours are put together. */
const POINTS = 128;

/** Keeps the books: how long the queue was how long, and means over time. */
export class Ledger {
  /** Seconds at which the queue was 0, 1, 2 … long. */
  readonly queue: number[] = [];
  /** Seconds × requests, and seconds × tokens in the cache. */
  batch = 0;
  held = 0;
  highestHeld = 0;
  /** Seconds that are counted. */
  seconds = 0;
  #now = 0;
  #counting = false;
  #width = 0.05;
  readonly #course = { queue: [0], batch: [0], held: [0] };

  /** Counts from now on, or no longer. */
  count(on: boolean): void {
    this.#counting = on;
  }

  /** Time passes to `now`, in which everything stood as `moment` says. */
  to(now: number, { queue, batch, held }: Moment): void {
    const passed = now - this.#now;
    if (passed <= 0) return;
    if (this.#counting) {
      while (this.queue.length <= queue) this.queue.push(0);
      this.queue[queue] = (this.queue[queue] as number) + passed;
      this.batch += batch * passed;
      this.held += held * passed;
      this.highestHeld = Math.max(this.highestHeld, held);
      this.seconds += passed;
    }
    this.#draw(now, queue, batch, held);
    this.#now = now;
  }

  #draw(now: number, queue: number, batch: number, held: number): void {
    while (now >= this.#width * POINTS) this.#halve();
    const course = this.#course;
    let from = this.#now;
    while (from < now) {
      const point = Math.min(POINTS - 1, Math.floor(from / this.#width));
      while (course.queue.length <= point) for (const values of Object.values(course)) values.push(0);
      const to = point === POINTS - 1 ? now : Math.min(now, (point + 1) * this.#width);
      const share = (to - from) / this.#width;
      course.queue[point] = (course.queue[point] as number) + queue * share;
      course.batch[point] = (course.batch[point] as number) + batch * share;
      course.held[point] = (course.held[point] as number) + held * share;
      // A point may end a rounding error before it should.
      from = to > from ? to : now;
    }
  }

  #halve(): void {
    this.#width *= 2;
    for (const values of Object.values(this.#course)) {
      const half = Math.ceil(values.length / 2);
      for (let at = 0; at < half; at++) values[at] = ((values[2 * at] as number) + (values[2 * at + 1] ?? 0)) / 2;
      values.length = half;
    }
  }

  /** The course from the start, warm-up included. The last point may be cut short, and is raised to what it would be. */
  course(): Course {
    const { queue, batch, held } = this.#course;
    const filled = (this.#now - (queue.length - 1) * this.#width) / this.#width;
    const whole = (values: readonly number[]): number[] =>
      values.map((value, at) => (at === values.length - 1 && filled > 0 ? value / Math.min(1, filled) : value));
    return { width: this.#width, queue: whole(queue), batch: whole(batch), held: whole(held) };
  }
}
