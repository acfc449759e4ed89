import { site } from '../site.ts';
import { escapeHtml } from '../view/index.ts';
import { renderWidget, shortName, type Widget } from '../widgets/index.ts';

/** The bare page of a widget, for an iframe: no navigation, no inline script or style, nothing from elsewhere. */
export function embedDocument(widget: Widget): string {
  const name = shortName(widget);
  const tool = `${site.url}/tools/${name}/`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="responsive-embedded-sizing" content="allow-origins=*">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${widget.title} · ${site.name}`)}</title>
<meta name="description" content="${escapeHtml(widget.question)}">
<link rel="canonical" href="${tool}">
<link rel="alternate" type="application/json+oembed" href="${site.url}/oembed/${name}.json" title="${escapeHtml(widget.title)}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/embed/v1/page.css">
<script src="/embed/v1/embed.js" async></script>
<script src="/embed/v1/page.js" defer></script>
</head>
<body>
<main>
<h1>${escapeHtml(widget.title)}</h1>
${renderWidget(widget, {}, { sync: 'query' })}
<p class="from"><a href="${tool}" target="_blank" rel="noopener">${escapeHtml(`${site.name}: sources, method and other tools`)}</a></p>
</main>
</body>
</html>
`;
}
