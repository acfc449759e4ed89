import { replaceCitations } from './citations.ts';
import { plainText } from './html.ts';

/** A link from one term to another, with the words around it. */
export interface Mention {
  readonly slug: string;
  readonly sentence: string;
}

/** What stands in the page's prose and is not its author's: source notes in the margin, and widgets. */
const NOT_WRITTEN = /<div class="widget"[\s\S]*?<!--\/widget--><\/div>|<div class="notes"[\s\S]*?<\/div>/g;
const BLOCK = /<(p|li|figcaption|td)\b[^>]*>([\s\S]*?)<\/\1>/g;
const MARK = /⟦([a-z0-9-]+)⟧/g;
const LINK = /<a href="\/terms\/([a-z0-9-]+)\/">/g;
/** A sentence begins with a capital, a number, a quotation, or a name that has its capital further on, as vLLM. */
const SENTENCE_END = /(?<=[.!?:])\s+(?=\p{Ll}*\p{Lu}|[\p{N}“"])/u;

/** The markup of a page that its author wrote. */
export function written(html: string): string {
  return html.replace(NOT_WRITTEN, '');
}

/** The texts of a page's paragraphs, list items, captions and cells as the author wrote them, without tags and citation marks. */
export function blockTexts(html: string): string[] {
  return [...written(html).matchAll(BLOCK)]
    .map(([, , inner = '']) => replaceCitations(inner))
    .map((inner) =>
      plainText(inner)
        .replace(/[ \t\r\n]+/g, ' ')
        .trim(),
    );
}

export function sentencesOf(text: string): string[] {
  return text.split(SENTENCE_END);
}

/** The terms that a page links to, each once, with the sentence in which it is first named. */
export function mentionsIn(html: string): Mention[] {
  const marked = html.replace(LINK, (_, slug) => `⟦${slug}⟧`);
  const found = new Map<string, string>();
  for (const sentence of blockTexts(marked).flatMap(sentencesOf)) {
    for (const [, slug = ''] of sentence.matchAll(MARK)) {
      if (!found.has(slug)) found.set(slug, sentence.replace(MARK, ''));
    }
  }
  return [...found].map(([slug, sentence]) => ({ slug, sentence }));
}
