/** A text as a printer sets it: a typed apostrophe within a word is a curly one. */
export const withApostrophes = (text: string): string => text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
