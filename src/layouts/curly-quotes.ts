/** What is shown as it was typed, and what scripts draw again. */
const LITERAL = /^(?:code|inference-[a-z-]+|kbd|pre|samp|script|style|svg|textarea)$/;
/** Tags that stand within a line: the letter before them is the one before what they hold. */
const INLINE = /^(?:a|abbr|b|bdi|cite|em|i|mark|q|small|span|strong|sub|sup|time|wbr)$/;
const TAG = /<\/?([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^>"'])*>/y;
const QUOTE = /["']|&(?:quot|apos|#34|#39);/g;
const OPENS = /[\s\u00a0([{/—–“‘]$/;

/** A page's markup with quotation marks and apostrophes as a printer sets them; tags, code and drawings stay as they are. */
export function curlyQuotes(html: string): string {
  let made = '';
  let copied = 0;
  let before = '';
  const curly = (quote: string, at: number, text: string): string => {
    const left = at === 0 ? before : text.slice(0, at);
    const year = /^\d\d(?!\d)/.test(text.slice(at + quote.length));
    const opens = left === '' || OPENS.test(left);
    return /["q4]/.test(quote) ? (opens ? '“' : '”') : opens && !year ? '‘' : '’';
  };
  /** Sets what stands between two tags. */
  const set = (start: number, end: number): void => {
    if (start === end) return;
    const text = html.slice(start, end);
    const curled = text.replace(QUOTE, curly);
    if (curled !== text) {
      made += html.slice(copied, start) + curled;
      copied = end;
    }
    before = text.slice(-1);
  };
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    set(at, next < 0 ? html.length : next);
    if (next < 0) break;
    TAG.lastIndex = next;
    const [token = '<', tag] = TAG.exec(html) ?? [];
    at = next + token.length;
    if (tag === undefined) {
      const comment = html.startsWith('<!--', next) ? html.indexOf('-->', next) : -1;
      if (comment >= 0) at = comment + '-->'.length;
    } else if (LITERAL.test(tag)) {
      const end = html.indexOf(`</${tag}>`, at);
      if (end >= 0) at = end + tag.length + 3;
      before = tag;
    } else if (!INLINE.test(tag)) before = '';
  }
  return made + html.slice(copied);
}
