import { escapeHtml, toHtml, type View } from '../view/index.ts';

/** Finished markup, as opposed to text, which is escaped when it is joined to markup. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  static of(node: View): Html {
    return new Html(toHtml(node));
  }
}

/** Whatever may stand between a JSX tag's opening and its close. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[];

/** Children as markup; what is only text is escaped. */
export function childHtml(child: Child): string {
  if (child instanceof Html) return child.text;
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  if (typeof child === 'string') return escapeHtml(child);
  if (typeof child === 'number') return String(child);
  return child.map(childHtml).join('');
}

/** Children as the reader reads them, without tags. */
export function plainText(html: string): string {
  return html
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
