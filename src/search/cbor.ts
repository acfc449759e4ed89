/**
 * As much of CBOR as Pagefind's files need: whole numbers, text, arrays.
 * @see https://www.rfc-editor.org/rfc/rfc8949 §3
 */

/** Major types. */
const TEXT = 3;
const ARRAY = 4;

interface Head {
  readonly major: number;
  /** The number itself, the length of a text in bytes, or the items of an array. */
  readonly value: number;
  /** Where the head ends. */
  readonly end: number;
}

function headAt(bytes: Buffer, at: number): Head {
  const first = bytes.readUInt8(at);
  const [major, info] = [first >> 5, first & 31];
  if (info < 24) return { major, value: info, end: at + 1 };
  if (info > 26) throw new RangeError(`a CBOR head must have a length of at most 32 bits, got ${info} at byte ${at}`);
  const width = 2 ** (info - 24);
  return { major, value: bytes.readUIntBE(at + 1, width), end: at + 1 + width };
}

/** Where the item that begins at `at` ends. */
export function itemEnd(bytes: Buffer, at: number): number {
  const stack = [1];
  let place = at;
  while (stack.length > 0) {
    const left = stack.pop() ?? 0;
    if (left > 1) stack.push(left - 1);
    const { major, value, end } = headAt(bytes, place);
    if (major !== 0 && major !== 1 && major !== TEXT && major !== ARRAY)
      throw new RangeError(`a CBOR item must be a number, a text or an array, got type ${major} at byte ${place}`);
    place = major === TEXT ? end + value : end;
    if (major === ARRAY && value > 0) stack.push(value);
  }
  return place;
}

/** The items of an array, each as its own bytes. */
export function itemsOf(bytes: Buffer): Buffer[] {
  const { major, value, end } = headAt(bytes, 0);
  if (major !== ARRAY) throw new RangeError(`expected a CBOR array, got type ${major}`);
  const items: Buffer[] = [];
  for (let place = end; items.length < value; ) {
    const next = itemEnd(bytes, place);
    items.push(bytes.subarray(place, next));
    place = next;
  }
  return items;
}

export function textOf(bytes: Buffer): string {
  const { major, value, end } = headAt(bytes, 0);
  if (major !== TEXT) throw new RangeError(`expected a CBOR text, got type ${major}`);
  return bytes.toString('utf8', end, end + value);
}

/** The text that an array begins with. */
export const firstText = (bytes: Buffer): string => textOf(bytes.subarray(headAt(bytes, 0).end));

function head(major: number, value: number): Buffer {
  const type = major << 5;
  if (value < 24) return Buffer.from([type | value]);
  if (value < 2 ** 8) return Buffer.from([type | 24, value]);
  if (value < 2 ** 16) return Buffer.from([type | 25, value >> 8, value & 255]);
  const bytes = Buffer.from([type | 26, 0, 0, 0, 0]);
  bytes.writeUInt32BE(value, 1);
  return bytes;
}

export const array = (items: readonly Buffer[]): Buffer => Buffer.concat([head(ARRAY, items.length), ...items]);

export function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([head(TEXT, bytes.length), bytes]);
}
