/**
 * The bare page that an iframe shows. Its state is its query; its height goes to the host: as our own message, as WordPress
 * expects it, and by the browser's own sizing where there is one.
 */
const secret = /#\?secret=([\w-]+)/.exec(location.hash)?.[1];
let sent = 0;

const height = (): number => Math.ceil(document.documentElement.getBoundingClientRect().height);

function tell(): void {
  if (window.parent === window) return;
  sent = height();
  window.parent.postMessage({ type: 'inference-height', height: sent }, '*');
  if (secret !== undefined) window.parent.postMessage({ message: 'height', value: sent, secret }, '*');
  const sizing = window as unknown as { requestResize?: () => unknown };
  try {
    sizing.requestResize?.();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // the frame may not size itself here
  }
}

new ResizeObserver(() => {
  if (height() !== sent) tell();
}).observe(document.documentElement);

window.addEventListener('message', ({ source, data }) => {
  if (
    source === window.parent &&
    typeof data === 'object' &&
    data !== null &&
    (data as { message?: unknown }).message === 'ready'
  )
    tell();
});

document.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (secret === undefined || link === undefined) return;
  window.parent.postMessage({ message: 'link', value: link.href, secret }, '*');
});

tell();
