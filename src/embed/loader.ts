/**
 * What a host page loads: a classic script, since a module from another origin needs headers that some hosts lack.
 * It finds widgets, waits until one comes near the viewport, and loads that widget's own classic script from where it came itself.
 */
(() => {
  const own = document.currentScript;
  if (!(own instanceof HTMLScriptElement)) return;
  const base = own.src.replace(/[^/]*$/, '');
  const names = ['cost', 'latency', 'memory'];
  const asked = new Set<string>();

  const load = (name: string): void => {
    if (asked.has(name) || customElements.get(`inference-${name}`) !== undefined) return;
    asked.add(name);
    const script = document.createElement('script');
    script.src = `${base}${name}.js`;
    script.async = true;
    if (own.nonce) script.nonce = own.nonce;
    document.head.append(script);
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
  const start = (): void => {
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
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start, { once: true });
  else start();
})();
