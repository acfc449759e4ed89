import { createHash } from 'node:crypto';
import { themeScript } from './theme.ts';

const hash = createHash('sha256').update(themeScript).digest('base64');

/**
 * What a page of this site may load. Widgets style themselves by constructed sheets, so no inline style is allowed.
 * `frame-ancestors` needs a header and stands in `public/_headers`.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${hash}'`,
  "img-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
