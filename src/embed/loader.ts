/** Hashes of the scripts by name: `cost` stands alone, `cost.part` needs `core`. Put in at build. */
declare const PARTS: Readonly<Record<string, string>>;

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
  const asked = new Set<string>();
  const loaded = new Set<string>();
  const names = Object.keys(PARTS).filter((name) => `${name}.part` in PARTS);

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

  const insert = (file: string): void => {
    if (asked.has(file)) return;
    asked.add(file);
    const script = document.createElement('script');
    script.async = false; // a part runs after what it shares with others
    script.src = policy.createScriptURL(`${base}${file}.js`);
    if (own.nonce) script.nonce = own.nonce;
    if (own.integrity) {
      script.integrity = PARTS[file] ?? '';
      script.crossOrigin = 'anonymous';
    }
    document.head.append(script);
  };

  /** One kind of widget on the page comes in one script; several share what they have in common. */
  const load = (name: string): void => {
    if (loaded.has(name) || customElements.get(`inference-${name}`) !== undefined) return;
    const several = names.filter((one) => document.querySelector(`inference-${one}`) !== null).length > 1;
    loaded.add(name);
    if (several) insert('core');
    insert(several ? `${name}.part` : name);
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
