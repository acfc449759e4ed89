/** What is shown as it was typed, and what scripts draw again. */
const LITERAL = /^(?:code|inference-[a-z-]+|kbd|pre|samp|script|style|svg|textarea)$/;
/** Tags that stand within a line: the letter before them is the one before what they hold. */
const INLINE = /^(?:a|abbr|b|bdi|cite|em|i|mark|q|small|span|strong|sub|sup|time|wbr)$/;
const TOKEN = /<!--[\s\S]*?-->|<\/?([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+/g;
const QUOTE = /["']|&(?:quot|apos|#34|#39);/g;
const OPENS = /[\s\u00a0([{/—–“‘]$/;

/** A page's markup with quotation marks and apostrophes as a printer sets them; tags, code and drawings stay as they are. */
export function curlyQuotes(html: string): string {
  let made = '';
  let before = '';
  const curly = (quote: string, at: number, text: string): string => {
    const left = at === 0 ? before : text.slice(0, at);
    const year = /^\d\d(?!\d)/.test(text.slice(at + quote.length));
    const opens = left === '' || OPENS.test(left);
    return /["q4]/.test(quote) ? (opens ? '“' : '”') : opens && !year ? '‘' : '’';
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(html); match !== null; match = TOKEN.exec(html)) {
    const [token, tag] = match;
    if (tag === undefined) {
      const comment = token.startsWith('<!--');
      made += comment ? token : token.replace(QUOTE, curly);
      if (!comment) before = token.slice(-1);
    } else if (LITERAL.test(tag)) {
      const end = html.indexOf(`</${tag}>`, TOKEN.lastIndex);
      if (end >= 0) TOKEN.lastIndex = end + tag.length + 3;
      made += html.slice(match.index, TOKEN.lastIndex);
      before = tag;
    } else {
      made += token;
      if (!INLINE.test(tag)) before = '';
    }
  }
  return made;
}
