/** Hashes of the scripts that stand alone, by the widget's name, and of what they share, `core`. Put in at build. */
declare const HASHES: Readonly<Record<string, string>>;
/** The name under which `core.js` of this build leaves its code and the hashes of the parts that need it. */
declare const CORE: string;

declare var firstToken: { [core: string]: { readonly parts: Readonly<Record<string, string>> } } | undefined;

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * What a host page loads: a classic script, since a module from another origin needs headers that some hosts lack.
 * It finds widgets, waits until one comes near the viewport, and loads that widget's own classic script from where it came
 * itself. Where the tag has an `integrity`, so have the scripts that it loads. A page that requires Trusted Types has to
 * allow the policy `first-token`, or to load a widget's script by a tag of its own.
 */
(() => {
  const own = document.currentScript;
  if (!(own instanceof HTMLScriptElement)) return;
  const base = own.src.replace(/[^/]*$/, '');
  const loaded = new Set<string>();
  const names = Object.keys(HASHES).filter((name) => name !== 'core');

  const policy = ((): { createScriptURL(url: string): string } => {
    const createScriptURL = (url: string): string => (url.startsWith(base) ? url : '');
    try {
      const { trustedTypes } = window as unknown as { trustedTypes?: TrustedTypes };
      return trustedTypes?.createPolicy('first-token', { createScriptURL }) ?? { createScriptURL };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // the page allows no such policy; it may not ask for one either
      return { createScriptURL };
    }
  })();

  const insert = (file: string, hash: string | undefined): HTMLScriptElement => {
    const script = document.createElement('script');
    script.src = policy.createScriptURL(`${base}${file}.js`);
    if (own.nonce) script.nonce = own.nonce;
    if (own.integrity) {
      script.integrity = hash ?? '';
      script.crossOrigin = 'anonymous';
    }
    document.head.append(script);
    return script;
  };

  const waiting: string[] = [];
  let core: HTMLScriptElement | undefined;
  /** Parts come after what they share, which knows their hashes. */
  const insertParts = (): void => {
    const shared = globalThis.firstToken?.[CORE];
    if (shared === undefined) return;
    for (const name of waiting.splice(0)) insert(`${name}.part`, shared.parts[name]);
  };

  /** One kind of widget on the page comes in one script; several share what they have in common. */
  const load = (name: string): void => {
    if (loaded.has(name) || customElements.get(`inference-${name}`) !== undefined) return;
    const several = names.filter((one) => document.querySelector(`inference-${one}`) !== null).length > 1;
    loaded.add(name);
    if (!several) {
      insert(name, HASHES[name]);
      return;
    }
    waiting.push(name);
    if (core === undefined) {
      core = insert('core', HASHES.core);
      core.onload = insertParts;
    }
    insertParts();
  };

  const nearby = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        nearby.unobserve(target);
        load(target.localName.slice('inference-'.length));
      }
    },
    { rootMargin: '600px' },
  );

  const selector = names.map((name) => `inference-${name}`).join();
  const scan = (root: ParentNode): void => {
    for (const element of root.querySelectorAll(selector)) nearby.observe(element);
  };
  scan(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(selector)) nearby.observe(node);
        scan(node);
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
