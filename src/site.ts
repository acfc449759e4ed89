const environment: Readonly<Record<string, string | undefined>> = typeof process === 'undefined' ? {} : process.env;

const name = environment.SITE_NAME ?? 'First Token';

/** The one place to rebrand. `SITE_NAME` and `SITE_URL` override the name and the address at build. */
export const site = {
  name,
  /** Origin of the published site, without a slash at its end. */
  url: (environment.SITE_URL ?? 'https://first-token.example').replace(/\/+$/, ''),
  tagline: 'What AI inference is, how fast it runs and what it costs',
  author: `The ${name} authors`,
  repository: environment.SITE_REPOSITORY ?? 'https://github.com/first-token/first-token',
} as const;
