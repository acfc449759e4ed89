import { messages } from './frame-protocol.ts';

/** For a host page: sets the height of each iframe that tells one. Optional; without it the frame keeps the height of its tag. */
window.addEventListener('message', ({ source, data }) => {
  const told = data as { type?: unknown; height?: unknown } | null;
  if (told?.type !== messages.height || typeof told.height !== 'number' || !(told.height > 0 && told.height < 20_000))
    return;
  for (const frame of document.querySelectorAll('iframe'))
    if (frame.contentWindow === source) {
      frame.height = String(Math.ceil(told.height));
      // The height in the tag's style would win over it, and is meant for pages without this script.
      if (!CSS.supports('frame-sizing', 'content-height')) frame.style.height = '';
    }
});
