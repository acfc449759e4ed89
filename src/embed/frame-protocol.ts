/** What a bare page and the page around its iframe say to each other: words that other people's code waits for. */
export const messages = {
  /** To any host: `{ type, height }`, in pixels. */
  height: 'inference-height',
  /** To and from WordPress: `{ message, value, secret }`. */
  wordpress: { height: 'height', link: 'link', ready: 'ready' },
} as const;

/** What the address of a bare page may say beside the widget's own settings. */
export const frameQuery = ['lang', 'theme'] as const;
