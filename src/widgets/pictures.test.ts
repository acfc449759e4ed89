import { expect, test } from 'vitest';
import type { View, ViewElement } from '../view/index.ts';
import { outcomeOf, widgetNamed } from './index.ts';

const isElement = (one: View): one is ViewElement => typeof one === 'object' && 'tag' in one;

/** Curves of a picture under the plot that they stand in: each as its colour, and as what is left of it without colours. */
function curvesIn(part: View, found = new Map<string, Map<string, string>>(), plot = ''): typeof found {
  if (!isElement(part)) {
    if (Array.isArray(part)) for (const one of part) curvesIn(one, found, plot);
    return found;
  }
  const { class: name, ...attributes } = part.attributes;
  if (part.tag === 'path' && String(name).includes('i-curve')) {
    const pens = found.get(plot) ?? new Map<string, string>();
    found.set(plot, pens.set(String(name), `${attributes['stroke-width']} ${attributes['stroke-dasharray']}`));
  }
  const inner = part.tag === 'svg' ? `${attributes.y}` : plot;
  for (const one of part.children) curvesIn(one, found, inner);
  return found;
}

test.each(['batching', 'break-even', 'load', 'roofline', 'speculation'])(
  'curves of %s that differ in colour differ in dash or weight too: some readers see no colours',
  (name) => {
    const { answer, error } = outcomeOf(widgetNamed(name), {});
    if (answer === undefined) throw new Error(error);
    const plots = [...curvesIn(answer.picture).values()];
    expect(plots.length).toBeGreaterThan(0);
    for (const pens of plots) expect(new Set(pens.values()).size).toBe(pens.size);
  },
);
