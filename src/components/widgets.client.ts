import { define } from '../widgets/define.ts';

/** Each widget's code is fetched when one of it comes near the viewport. */
const loaders = {
  'inference-cost': async () => (await import('../widgets/cost.ts')).cost,
  'inference-latency': async () => (await import('../widgets/latency.ts')).latency,
  'inference-memory': async () => (await import('../widgets/memory.ts')).memory,
} as const;

const nearby = new IntersectionObserver(
  async (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      nearby.unobserve(target);
      const load = loaders[target.localName as keyof typeof loaders];
      if (load !== undefined && customElements.get(target.localName) === undefined)
        define(await load(), location.origin);
    }
  },
  { rootMargin: '600px' },
);

for (const element of document.querySelectorAll(Object.keys(loaders).join())) nearby.observe(element);
