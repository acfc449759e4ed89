import { replaceCitations } from './citations.ts';
import { plainText } from './html.ts';

/**
 * Rendered prose back as Markdown, numbers computed and links absolute, for readers that are machines.
 * It knows the tags that `renderProse` writes, no others; figures and widgets give their text alone.
 */
export function htmlToMarkdown(html: string, origin: string): string {
  // What is left out goes first: most of a page is drawings.
  const told = html
    .replace(/<div class="notes"[\s\S]*?<\/div>|<div class="widget"[\s\S]*?<!--\/widget--><\/div>/g, '')
    .replace(/<figure[\s\S]*?<figcaption>([\s\S]*?)<\/figcaption>\s*<\/figure>/g, '<p>Figure: $1</p>')
    .replace(/<svg[\s\S]*?<\/svg>/g, '');
  const text = replaceCitations(told, (number) => ` [${number}]`)
    .replace(
      /<a [^>]*?href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g,
      (_, href: string, inner: string) => `[${inner}](${href.startsWith('/') ? origin + href : href})`,
    )
    .replace(/<h2 [^>]*>([\s\S]*?)<\/h2>/g, '\n\n## $1\n\n')
    .replace(/<h3[^>]*>([\s\S]*?)<\/h3>/g, '\n\n### $1\n\n')
    .replace(/<li>/g, '\n- ')
    .replace(/<tr>\s*/g, '\n| ')
    .replace(/<\/t[hd]>\s*/g, ' | ')
    .replace(/<\/thead>/g, '\n')
    .replace(/<(?:em|strong)>([\s\S]*?)<\/(?:em|strong)>/g, '**$1**')
    .replace(/<code>([\s\S]*?)<\/code>/g, '`$1`')
    .replace(/<\/(?:p|ul|ol|table|div)>/g, '\n\n');
  return plainText(text)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
