import { find } from '../catalogue/index.ts';
import { batching } from './batching.ts';
import { breakEven } from './break-even.ts';
import { cost } from './cost.ts';
import type { Widget } from './frame/widget.ts';
import { image } from './image.ts';
import { latency } from './latency.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { paging } from './paging.ts';
import { plan } from './plan.ts';
import { quantization } from './quantization.ts';
import { roofline } from './roofline.ts';
import { speculation } from './speculation.ts';
import { tokens } from './tokens.ts';
import { transcription } from './transcription.ts';

export { addressOf } from './frame/answer.ts';
export { type Field, parseValues, type Texts } from './frame/field.ts';
export { renderWidget } from './frame/render.ts';
export { type Snippets, snippets } from './frame/snippets.ts';
export { pageCss, stillCss } from './frame/style.ts';
export { type Answer, outcomeOf, type Preset, shortName, type Widget } from './frame/widget.ts';
export { palette } from './palette.ts';
export { widgetChanges } from './widget-changes.ts';

/**
 * Every widget by its short name. The file `<name>.ts` exports it under the same name in camel case; bundles, pages, oEmbed
 * and tests follow from this list.
 */
export const widgets: Readonly<Record<string, Widget>> = {
  cost,
  latency,
  memory,
  load,
  'break-even': breakEven,
  plan,
  image,
  transcription,
  batching,
  roofline,
  quantization,
  speculation,
  paging,
  tokens,
};

export const widgetNames: readonly string[] = Object.keys(widgets);

/** A widget by its short name. */
export const widgetNamed = (name: string): Widget => find(widgets, name, 'widget');
