import type { WidgetElement } from '../widgets/frame/element.ts';
import { frameQuery, messages } from './frame-protocol.ts';

/**
 * The bare page that an iframe shows. Its state is its query; its height goes to the host: as our own message, as WordPress
 * expects it, and by the browser's own sizing where there is one.
 */
const secret = /#\?secret=([\w-]+)/.exec(location.hash)?.[1];
const query = new URLSearchParams(location.search);
const framed = window.parent !== window;
let sent = 0;

const height = (): number => Math.ceil(document.documentElement.getBoundingClientRect().height);

function tell(): void {
  if (!framed) return;
  sent = height();
  window.parent.postMessage({ type: messages.height, height: sent }, '*');
  if (secret !== undefined) window.parent.postMessage({ message: messages.wordpress.height, value: sent, secret }, '*');
  const { requestResize } = window as unknown as { requestResize?: () => unknown };
  try {
    requestResize?.call(window);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // the frame may not size itself here
  }
}

const theme = query.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

new ResizeObserver(() => {
  if (height() !== sent) tell();
}).observe(document.documentElement);

window.addEventListener('message', ({ source, data }: MessageEvent<{ message?: unknown } | null>) => {
  if (source === window.parent && data?.message === messages.wordpress.ready) tell();
});

document.addEventListener('inference-change', ({ target }) => {
  const link = document.querySelector<HTMLAnchorElement>('.from a');
  const { snippets } = target as WidgetElement;
  if (link !== null && snippets !== undefined) link.href = snippets.link;
});

document.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (secret === undefined || link === undefined) return;
  event.preventDefault();
  window.parent.postMessage({ message: messages.wordpress.link, value: link.href, secret }, '*');
});

document.addEventListener('DOMContentLoaded', () => {
  const element = document.querySelector('main > [sync]');
  for (const name of frameQuery) {
    const text = query.get(name);
    if (text !== null) element?.setAttribute(name, text);
  }
  tell();
});
