import { cost } from './cost.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import type { Widget } from './widget.ts';

export { changedTexts, parseValues, type Texts } from './field.ts';
export { palette } from './palette.ts';
export { renderWidget, widgetNamed } from './render.ts';
export { shortName, snippets } from './snippets.ts';
export { pageCss } from './style.ts';
export type { Widget } from './widget.ts';

/** Every widget by its short name. */
export const widgets: Readonly<Record<string, Widget>> = { cost, latency, memory };

export const widgetNames: readonly string[] = Object.keys(widgets);
