import { site } from '../site.ts';
import { escapeHtml } from '../view/index.ts';
import { type Preset, renderWidget, shortName, type Widget } from '../widgets/index.ts';
import { card } from './card.ts';

/** The bare page of a widget, for an iframe: no navigation, no inline script or style, nothing from elsewhere. */
export function embedDocument(widget: Widget, preset?: Preset): string {
  const name = shortName(widget);
  const { title, description, tool, oembed, image, outcome } = card(widget, preset);
  const meta = (key: 'name' | 'property', of: string, content: string): string =>
    `<meta ${key}="${of}" content="${escapeHtml(content)}">`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="responsive-embedded-sizing" content="allow-origins=*">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${title} · ${site.name}`)}</title>
${meta('name', 'description', description)}
${meta('property', 'og:title', title)}
${meta('property', 'og:description', description)}
${meta('property', 'og:type', 'website')}
${meta('property', 'og:url', tool)}
${meta('property', 'og:site_name', site.name)}
${meta('property', 'og:image', image)}
${meta('name', 'twitter:card', 'summary_large_image')}
<link rel="canonical" href="${escapeHtml(tool)}">
<link rel="alternate" type="application/json+oembed" href="${oembed}" title="${escapeHtml(title)}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/embed/v1/page.css">
<script src="/embed/v1/page.js"></script>
<script src="/embed/v1/${name}.js" defer></script>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${renderWidget(widget, preset?.values ?? {}, { sync: 'query' }, outcome)}
<p class="from"><a href="${escapeHtml(tool)}" target="_blank" rel="noopener">${escapeHtml(`${widget.title}, with method and sources, at ${site.name}`)}</a></p>
</main>
</body>
</html>
`;
}
