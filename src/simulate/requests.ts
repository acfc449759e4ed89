/** What is known of each request, by its number in the order of arrival. Seconds and tokens. */
export class Requests {
  readonly arrival: number[] = [];
  readonly input: number[] = [];
  readonly output: number[] = [];
  /** Second of the first token; -1 before it. */
  readonly first: number[] = [];
  /** Second of the last token; -1 before it. */
  readonly finish: number[] = [];
  /** Tokens that were written and have to be read again after the request was put out. */
  readonly written: number[] = [];
  /** Tokens of the prompt, and of what is read again, that are in the cache. */
  readonly read: number[] = [];
  /** Count of passes after which it is complete; -1 while it does not write. */
  readonly due: number[] = [];
  /** Count of passes when it began to write. */
  readonly since: number[] = [];

  get count(): number {
    return this.arrival.length;
  }

  add(arrival: number, input: number, output: number): number {
    this.arrival.push(arrival);
    this.input.push(input);
    this.output.push(output);
    this.first.push(-1);
    this.finish.push(-1);
    this.written.push(0);
    this.read.push(0);
    this.due.push(-1);
    this.since.push(0);
    return this.count - 1;
  }
}
