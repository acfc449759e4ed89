import { type Preset, shortName, type Widget, widgetNamed, widgets } from '../widgets/index.ts';

interface Path {
  readonly widget?: string | undefined;
  readonly preset?: string | undefined;
}

/** Every setting of every widget, as a route takes it. */
export const presetPaths = () =>
  Object.values(widgets).flatMap((widget) =>
    widget.presets.map(({ id }) => ({ params: { widget: shortName(widget), preset: id } })),
  );

/**
 * The widget and the setting that a route names.
 * @throws {RangeError} on one that there is not
 */
export function presetNamed(path: Path): [Widget, Preset] {
  const widget = widgetNamed(path.widget ?? '');
  const preset = widget.presets.find(({ id }) => id === path.preset);
  if (preset === undefined) throw new RangeError(`${widget.tag} has no preset "${path.preset}"`);
  return [widget, preset];
}
