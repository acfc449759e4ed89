import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { escapeHtml } from '../view/index.ts';
import { shortName, widgetNamed, widgets } from '../widgets/index.ts';
import { embedDocument } from './document.ts';
import { oembed } from './oembed.ts';
import { embedFiles } from './published.ts';

test('WordPress finds one quotation and one frame, whose address holds one "https" and no query', () => {
  const { html, type, version } = oembed(widgetNamed('cost'));
  expect({ type, version }).toEqual({ type: 'rich', version: '1.0' });
  expect(html).toMatch(/^<blockquote>.*<\/blockquote><iframe [^>]*><\/iframe>$/);
  const src = / src="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(src).toBe(`${site.url}/embed/cost/`);
});

test('each setting has a page of its own whose oEmbed leads back to it', () => {
  const files = new Map(embedFiles());
  for (const widget of Object.values(widgets))
    for (const preset of widget.presets) {
      const path = `${shortName(widget)}/${preset.id}`;
      const page = files.get(`embed/${path}/index.html`)?.();
      expect(page).toContain(`href="${site.url}/oembed/${path}.json"`);
      const { html } = JSON.parse(files.get(`oembed/${path}.json`)?.() ?? '{}') as { html: string };
      expect(html).toContain(`src="${site.url}/embed/${path}/"`);
      for (const [name, text] of Object.entries(preset.values))
        expect(page).toContain(text === '' ? ` ${name} ` : ` ${name}="${escapeHtml(text)}"`);
    }
});

test('the discovery link stands in the head, where hosts look for it', () => {
  const page = embedDocument(widgetNamed('memory'));
  expect(page.indexOf('application/json+oembed')).toBeLessThan(page.indexOf('</head>'));
});

test('the bare page holds nothing inline that a policy would have to allow', () => {
  const page = embedDocument(widgetNamed('latency'));
  expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style=| on[a-z]+=/);
});
