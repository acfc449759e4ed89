import type { APIRoute } from 'astro';
import { textResponse } from '../../../components/published-term.ts';
import { pageCss, palette, widgets } from '../../../widgets/index.ts';

const hidden = 'h1{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}';
const { paper, muted } = palette;
const both = ({ light, dark }: { readonly light: string; readonly dark: string }): string =>
  `light-dark(${light},${dark})`;

/** Styles of the bare page in an iframe: the widget's, and next to nothing around it. */
export const GET: APIRoute = () =>
  textResponse(
    `:root{color-scheme:light dark}html{background:${both(paper)}}body{margin:0;font:400 1rem/1.5 system-ui,sans-serif}.from{margin:0;padding:.6rem 1rem;font-size:.875rem;color:${both(muted)}}.from a{color:inherit}${hidden}${pageCss(Object.values(widgets).map(({ tag }) => tag))}`,
    'text/css',
  );
