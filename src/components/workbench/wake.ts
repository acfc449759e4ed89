import type { Place } from './stage.ts';
import type { Scene } from './tool.ts';

const asked = new Set<string>();

/**
 * Has the widgets come alive that are too far down the page to load by themselves, since the figures at the top need them:
 * the loader looks for tags near the viewport, so one of each is there for as long as it takes.
 */
export function wake({ tools }: Scene, places: readonly Place[]): void {
  for (const tool of new Set(places.map((place) => place.tool))) {
    const { tag } = tools[tool] ?? {};
    if (tag === undefined || asked.has(tag) || customElements.get(tag) !== undefined) continue;
    asked.add(tag);
    const box = document.createElement('div');
    box.className = 'bench-wake';
    box.inert = true;
    box.append(document.createElement(tag));
    document.body.append(box);
    void customElements.whenDefined(tag).then(() => box.remove());
  }
}
