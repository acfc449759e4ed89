/**
 * As much of CBOR as an index needs: whole numbers, bytes, text, arrays.
 * @see https://www.rfc-editor.org/rfc/rfc8949 §3
 */

/** Major types. */
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;

const utf8 = new TextDecoder();

/** Reads one head after another. */
export class CborReader {
  /** Major type of the head that was read last. */
  major = 0;
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
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
    const end = this.at + 1 + 2 ** (info - 24);
    let value = 0;
    while (++this.at < end) value = 256 * value + (this.#bytes[this.at] ?? 0);
    return value;
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
    return utf8.decode(this.#bytes.subarray(this.at - value, this.at));
  }

  bytes(): Uint8Array {
    const value = this.head();
    if (this.major !== BYTES) throw new RangeError(`expected CBOR bytes, got type ${this.major}`);
    this.at += value;
    return this.#bytes.subarray(this.at - value, this.at);
  }

  /** Goes past one item, with all that is in it. */
  skip(): void {
    for (let left = 1; left > 0; left--) {
      const value = this.head();
      if (this.major === TEXT || this.major === BYTES) this.at += value;
      else if (this.major === ARRAY) left += value;
      else if (this.major > 1)
        throw new RangeError(`a CBOR item must be a number, bytes, a text or an array, got type ${this.major}`);
    }
  }
}

/** The items of an array, each as its own bytes. */
export function itemsOf(bytes: Uint8Array): Uint8Array[] {
  const reader = new CborReader(bytes);
  return Array.from({ length: reader.items() }, () => {
    const start = reader.at;
    reader.skip();
    return bytes.subarray(start, reader.at);
  });
}

export const textOf = (bytes: Uint8Array): string => new CborReader(bytes).text();

export const numberOf = (bytes: Uint8Array): number => new CborReader(bytes).number();

/** The text that an array begins with. */
export function firstText(bytes: Uint8Array): string {
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

export const array = (items: readonly Uint8Array[]): Buffer => Buffer.concat([head(ARRAY, items.length), ...items]);

export function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([head(TEXT, bytes.length), bytes]);
}

export const byteString = (bytes: Uint8Array): Buffer => Buffer.concat([head(BYTES, bytes.length), bytes]);
