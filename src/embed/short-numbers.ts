import type { Plugin } from 'rolldown';

const LONG = /\b0x[0-9a-f]{9,}\b/g;

/** 1008000000000 as 1008e9. */
const byPowerOfTen = (value: number): string =>
  String(value).replace(/(?<=[1-9])0{3,}$/, (zeros) => `e${zeros.length}`);

/**
 * Large round numbers as powers of ten: the bundler writes some in hexadecimal digits, which do not compress. It alone does,
 * where `noHexadecimals` has looked at what went in, so none of them stands in a text.
 */
export function withShortNumbers(code: string): string {
  return code.replace(LONG, (raw) => {
    const text = byPowerOfTen(Number(raw));
    return text.length < raw.length ? text : raw;
  });
}

/** Refuses a module in which long hexadecimal digits stand already, in a number or in a text. */
export const noHexadecimals: Plugin = {
  name: 'no-hexadecimals',
  transform: {
    filter: { code: /\b0x[0-9a-f]{9}/ },
    handler(_, id) {
      this.error(`${id} must have no hexadecimal number of nine digits or more: bundles write those in decimals`);
    },
  },
};
