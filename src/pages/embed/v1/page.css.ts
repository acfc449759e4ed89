import type { APIRoute } from 'astro';
import { textResponse } from '../../../components/published-term.ts';
import { pageCss, palette, widgets } from '../../../widgets/index.ts';

const { paper, muted } = palette;
const both = ({ light, dark }: { readonly light: string; readonly dark: string }): string =>
  `light-dark(${light},${dark})`;

/** The bare page in an iframe: next to nothing around its widget. */
const frame = `:root{color-scheme:light dark}:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}html{background:${both(paper)}}body{margin:0;font:400 1rem/1.5 system-ui,sans-serif}h1{position:absolute;inline-size:1px;block-size:1px;margin:0;overflow:hidden;clip-path:inset(50%)}.from{margin:0;font-size:.9375rem;color:${both(muted)}}.from a{display:inline-block;padding:.6rem 1rem;color:inherit}`;

export const GET: APIRoute = () => textResponse(`${frame}${pageCss(Object.values(widgets))}`, 'text/css');
