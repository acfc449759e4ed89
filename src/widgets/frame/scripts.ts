/** Hashes of scripts that are loaded later, by file name, put in at build. */
declare const FURTHER: Readonly<Record<string, string>>;

/** Where a widget's script came from, and how the page loads scripts. */
interface Origin {
  readonly folder: string;
  /** The page checks scripts by their hash. */
  readonly checked: boolean;
  readonly nonce: string;
}

/** Of the script that runs; to be asked while it does. */
export function originOfScript(): Origin | undefined {
  const { currentScript } = document;
  if (!(currentScript instanceof HTMLScriptElement)) return undefined;
  const { src, integrity, nonce } = currentScript;
  return { folder: src.replace(/[^/]*$/, ''), checked: integrity !== '', nonce };
}

/** The site that a script came from: links and embed codes of a widget lead there. */
export const siteOf = (origin: Origin | undefined): string =>
  origin?.folder ? new URL(origin.folder).origin : location.origin;

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: { createScriptURL(url: string): string } | undefined;

/** An address that a page with Trusted Types takes: it has to allow the policy `first-token-parts`. */
function trusted(url: string): string {
  const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('first-token-parts', { createScriptURL: (own) => own });
  return policy?.createScriptURL(url) ?? url;
}

/** Where a worker's script may come from as seen from here: its own address, or for another origin a script that loads it. */
function sourceOf(url: string): string {
  if (self.origin === new URL(url).origin) return url;
  return URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(url)})`], { type: 'text/javascript' }));
}

/** A worker of a script; undefined where the page allows none, and where scripts are checked, since a worker's is not. */
export function workerOf(origin: Origin | undefined, file: string): Worker | undefined {
  if (origin === undefined || origin.checked) return undefined;
  try {
    return new Worker(trusted(sourceOf(origin.folder + file)));
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return undefined; // the page's policy forbids it
    throw error;
  }
}

/** What a script offers on the page itself: it stands under the script's address. */
export function offeredBy(origin: Origin | undefined, file: string): Promise<unknown> {
  const url = (origin?.folder ?? '') + file;
  const offered = (): unknown => (globalThis as unknown as Record<symbol, unknown>)[Symbol.for(url)];
  return new Promise((resolve, reject) => {
    if (offered() !== undefined) return resolve(offered());
    const script = document.createElement('script');
    if (origin?.nonce) script.nonce = origin.nonce;
    if (origin?.checked) {
      script.integrity = FURTHER[file] ?? '';
      script.crossOrigin = 'anonymous';
    }
    script.onload = () => resolve(offered());
    script.onerror = () => reject(new RangeError(`${file} did not load: reload the page to try again`));
    script.src = trusted(url);
    document.head.append(script);
  });
}
