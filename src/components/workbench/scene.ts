import { outcomeOf, renderWidget, shortName, type Widget, widgetNamed, widgets } from '../../widgets/index.ts';
import { figuresOf } from './figures.ts';
import { textsFor } from './state.ts';
import type { Bounds, Scene, Tool } from './tool.ts';

/** The widget whose fields are the shared scenario: model, machine, prompt, reply and users. */
export const asking = widgetNamed('latency');

/** Tools that are shown at first: a page of this site has a budget, and every further one is a tick away. */
const FIRST = ['memory', 'latency', 'batching'];
/** Tools whose figures stand at the top too, once they are shown. */
const THEN = ['load', 'break-even'];

/** Where a tool's field of another name is set by the scenario, and where one of the same name is another thing. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, readonly string[] | undefined>>>> = {
  memory: { tokens: ['input', 'output'] },
  roofline: { context: ['input'] },
  batching: { users: undefined }, // how far its curve goes
  quantization: { users: undefined }, // those beside the one user that it always tells
};

function takesOf(widget: Widget): Tool['takes'] {
  const otherwise = OTHERWISE[shortName(widget)] ?? {};
  return Object.fromEntries(
    Object.keys(widget.fields).flatMap((name): [string, readonly string[]][] => {
      const from = name in otherwise ? otherwise[name] : name in asking.fields ? [name] : undefined;
      return from === undefined ? [] : [[name, from]];
    }),
  );
}

const startsOf = ({ fields }: Widget): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, { start }]) => [name, String(start ?? '')]));

function toolOf(widget: Widget): Tool {
  const takes = takesOf(widget);
  return {
    tag: widget.tag,
    title: widget.title,
    takes,
    own: Object.fromEntries(Object.entries(startsOf(widget)).filter(([name]) => !(name in takes))),
    examples: widget.presets.every(({ values }) => Object.keys(values).every((name) => !(name in takes))),
  };
}

/** A tool belongs here when it answers for a language model on an accelerator. */
function belongs({ fields: { model, accelerator } }: Widget): boolean {
  const choices = asking.fields.model?.type === 'choice' ? asking.fields.model.choices : {};
  return accelerator !== undefined && model?.type === 'choice' && model.start in choices;
}
const order = [...FIRST, ...THEN];
const others = Object.values(widgets).filter((widget) => belongs(widget) && !order.includes(shortName(widget)));
const tools = Object.fromEntries(
  [...order.map(widgetNamed), ...others].map((widget) => [shortName(widget), toolOf(widget)]),
);

const starts = startsOf(asking);

/** The texts of a tool's attributes as the page starts. */
const printedTexts = (name: string): Record<string, string> => textsFor(tools[name]?.takes ?? {}, starts);

const outcomes = new Map(FIRST.map((name) => [name, outcomeOf(widgetNamed(name), printedTexts(name))]));

/** A tool as the page prints it: with the settings of its own alone, since the form above has the others. */
export function printedTool(name: string): string {
  const widget = widgetNamed(name);
  const { own = {}, examples } = tools[name] ?? {};
  const fields = Object.fromEntries(Object.entries(widget.fields).filter(([field]) => field in own));
  const shown = { ...widget, fields, presets: examples ? widget.presets : [] };
  return renderWidget(shown, {}, printedTexts(name), outcomes.get(name));
}

const printed = FIRST.flatMap((name) =>
  figuresOf(name, outcomes.get(name)?.answer?.data).flatMap(({ id, value }): [string, Bounds][] =>
    value === undefined ? [] : [[id, value]],
  ),
);

/** The workbench as it starts. */
export const scene: Scene = {
  form: { ...toolOf(asking), examples: true },
  starts,
  tools,
  first: FIRST,
  printed: Object.fromEntries(printed),
};
