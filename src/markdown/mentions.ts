import { plainText } from './html.ts';

/** A link from one term to another, with the words around it. */
export interface Mention {
  readonly slug: string;
  readonly sentence: string;
}

const BLOCK = /<(p|li|figcaption|td)\b[^>]*>([\s\S]*?)<\/\1>/g;
const LINK = /<a class="term" href="\/terms\/([a-z0-9-]+)\/">/g;
const SENTENCE_END = /(?<=[.!?:])\s+(?=[\p{Lu}\p{N}“"])/u;

/** The terms that a page links to, each once, with the sentence in which it is first named. */
export function mentionsIn(html: string): Mention[] {
  const found = new Map<string, string>();
  for (const [, , inner = ''] of html.matchAll(BLOCK)) {
    if (!inner.includes('<a class="term"')) continue;
    const marked = inner.replace(/<sup class="cite">.*?<\/sup>/g, '').replace(LINK, (_, slug) => `⟦${slug}⟧`);
    for (const sentence of plainText(marked).split(SENTENCE_END)) {
      for (const [, slug = ''] of sentence.matchAll(/⟦([a-z0-9-]+)⟧/g)) {
        if (!found.has(slug))
          found.set(
            slug,
            sentence
              .replace(/⟦[a-z0-9-]+⟧/g, '')
              .replace(/[ \t\r\n]+/g, ' ')
              .trim(),
          );
      }
    }
  }
  return [...found].map(([slug, sentence]) => ({ slug, sentence }));
}
