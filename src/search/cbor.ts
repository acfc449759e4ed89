/**
 * As much of CBOR as Pagefind's files need: whole numbers, text, arrays.
 * @see https://www.rfc-editor.org/rfc/rfc8949 §3
 */

/** Major types. */
const TEXT = 3;
const ARRAY = 4;

/** Reads one head after another. */
export class CborReader {
  /** Major type of the head that was read last. */
  major = 0;
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** What the next head says: the number itself, the length of a text in bytes, or the items of an array. */
  head(): number {
    const first = this.#bytes[this.at];
    if (first === undefined) throw new RangeError(`expected a CBOR item at byte ${this.at}, where the bytes end`);
    this.major = first >> 5;
    const info = first & 31;
    if (info < 24) {
      this.at++;
      return info;
    }
    if (info > 26)
      throw new RangeError(`a CBOR head must have a length of at most 32 bits, got ${info} at byte ${this.at}`);
    const width = 2 ** (info - 24);
    this.at += 1 + width;
    return this.#bytes.readUIntBE(this.at - width, width);
  }

  /** A whole number, negative ones included. */
  number(): number {
    const value = this.head();
    if (this.major > 1) throw new RangeError(`expected a CBOR number, got type ${this.major}`);
    return this.major === 0 ? value : -1 - value;
  }

  /** How many items the array has that begins here. */
  items(): number {
    const value = this.head();
    if (this.major !== ARRAY) throw new RangeError(`expected a CBOR array, got type ${this.major}`);
    return value;
  }

  text(): string {
    const value = this.head();
    if (this.major !== TEXT) throw new RangeError(`expected a CBOR text, got type ${this.major}`);
    this.at += value;
    return this.#bytes.toString('utf8', this.at - value, this.at);
  }

  /** Goes past one item, with all that is in it. */
  skip(): void {
    for (let left = 1; left > 0; left--) {
      const value = this.head();
      if (this.major === TEXT) this.at += value;
      else if (this.major === ARRAY) left += value;
      else if (this.major > 1)
        throw new RangeError(`a CBOR item must be a number, a text or an array, got type ${this.major}`);
    }
  }
}

/** The items of an array, each as its own bytes. */
export function itemsOf(bytes: Buffer): Buffer[] {
  const reader = new CborReader(bytes);
  return Array.from({ length: reader.items() }, () => {
    const start = reader.at;
    reader.skip();
    return bytes.subarray(start, reader.at);
  });
}

export const textOf = (bytes: Buffer): string => new CborReader(bytes).text();

export const numberOf = (bytes: Buffer): number => new CborReader(bytes).number();

/** The text that an array begins with. */
export function firstText(bytes: Buffer): string {
  const reader = new CborReader(bytes);
  reader.items();
  return reader.text();
}

function head(major: number, value: number): Buffer {
  const type = major << 5;
  if (value < 24) return Buffer.from([type | value]);
  if (value < 2 ** 8) return Buffer.from([type | 24, value]);
  if (value < 2 ** 16) return Buffer.from([type | 25, value >> 8, value & 255]);
  const bytes = Buffer.from([type | 26, 0, 0, 0, 0]);
  bytes.writeUInt32BE(value, 1);
  return bytes;
}

/** A whole number of 0 or more. */
export const count = (value: number): Buffer => head(0, value);

export const array = (items: readonly Buffer[]): Buffer => Buffer.concat([head(ARRAY, items.length), ...items]);

export function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([head(TEXT, bytes.length), bytes]);
}
