import type { Numbers } from './figures.ts';
import { type Side, type State, shownIn, sidesOf, textOf, textsFor, textsOf } from './state.ts';
import type { Scene, Tool } from './tool.ts';

/** A widget's element, as far as the workbench uses it. */
interface Live extends HTMLElement {
  readonly numbers?: Numbers | undefined;
  readonly snippets?: { readonly link: string } | undefined;
}

/** One widget on one scenario. */
export interface Place {
  readonly tool: string;
  readonly side: Side;
  readonly element: Live;
  /** It still looks for the answer to what it was asked last. */
  readonly open: boolean;
}

/** A setting that a reader has changed in a widget, by its name in the address. */
interface Entered {
  readonly side: Side;
  readonly key: string;
  readonly text: string;
}

/** The widgets of the page, each the very element of its tool's page: one whose form asks, and those that answer. */
export interface Stage {
  /** Shows the tools and scenarios of a state, and sets their attributes. */
  show(state: State): void;
  /** The widget whose form asks for a scenario. */
  form(side: Side): Live | undefined;
  /** Every widget that answers, in order. */
  places(): Place[];
}

/** The form that asks, without the answer, and marks at what differs from the other scenario. */
const FORM = `.i-widget{display:block!important;border:0!important}:is(.i-title,.i-top>:not(.i-error),.i-tables,.i-foot,.i-said){display:none!important}
.i-top{padding-block:0;min-block-size:0!important}.i-error{margin-block:16px 0}.i-form{border:0!important}
@container (min-width:400px) and (max-width:543.84px){.i-fields{grid-template-columns:repeat(3,1fr)}}
@container (min-width:832px){.i-fields{grid-template-columns:repeat(12,1fr)}.i-field{grid-column:span 2}.i-field.i-long{grid-column:span 5}}
[data-differs] label::before{content:"";display:inline-block;inline-size:8px;block-size:12px;margin-inline-end:6px;background:var(--i-accent)}`;

/** Rules for a widget's inside: settings that the form above has already would say the same thing twice. */
function rulesFor({ takes, own, examples }: Tool): string {
  const taken = Object.keys(takes).map((name) => `.i-field:has([name="${name}"])`);
  const hidden = Object.keys(own).length === 0 ? ['.i-form'] : [...taken, ...(examples ? [] : ['.i-presets'])];
  return `${hidden.join()}{display:none!important}${examples ? '' : '.i-presets+.i-fields{margin-block-start:0}'}`;
}

const sheets = new Map<string, CSSStyleSheet>();

function adopt({ shadowRoot }: Element, rules: string): void {
  const sheet = sheets.get(rules) ?? new CSSStyleSheet();
  if (!sheets.has(rules)) sheet.replaceSync(rules);
  sheets.set(rules, sheet);
  if (shadowRoot?.adoptedStyleSheets.includes(sheet) === false) shadowRoot.adoptedStyleSheets.push(sheet);
}

/**
 * @param entered hears what a reader has set in a widget
 * @param answered hears that some answer is another
 */
export function startStage(
  bench: HTMLElement,
  scene: Scene,
  entered: (all: readonly Entered[]) => void,
  answered: () => void,
): Stage {
  const open = new Set<Element>();
  const heard = new WeakSet<Element>();
  const sections = new Map(
    [...bench.querySelectorAll<HTMLElement>('[data-tool]')].map((section) => [section.dataset.tool ?? '', section]),
  );
  const root = bench.querySelector<HTMLElement>('[data-part="stage"]') as HTMLElement;
  let now: State = {};

  const toolOf = (name: string): Tool => scene.tools[name] ?? scene.form;
  const keyOf = (tool: string, name: string): string => (tool in scene.tools ? `${tool}.${name}` : name);
  const liveIn = (tool: string, side: Side): Live | undefined =>
    sections.get(tool)?.querySelector<Live>(`:scope > [data-side="${side}"] > :last-child`) ?? undefined;

  /** Sets the attributes that differ, and remembers that another answer is asked for. */
  const set = (element: Element, tool: string, side: Side): void => {
    const { takes, own } = toolOf(tool);
    const texts = textsFor(takes, textsOf(scene, now, side));
    const all = { ...own, ...texts };
    for (const [name, start] of Object.entries(all)) {
      const text = name in own ? textOf(scene, now, side, keyOf(tool, name)) : start;
      const before = element.getAttribute(name) ?? (name in own ? start : undefined);
      if (before === text) continue;
      element.setAttribute(name, text);
      open.add(element);
    }
  };

  const make = (tool: string, side: Side): void => {
    const box = document.createElement('div');
    box.dataset.side = side;
    const name = document.createElement('p');
    name.className = 'side-name';
    if (!(tool in scene.tools)) name.textContent = 'Another deployment: what you leave alone follows A';
    const element = document.createElement(toolOf(tool).tag);
    set(element, tool, side);
    open.add(element);
    box.append(name, element);
    sections.get(tool)?.append(box);
  };

  const sectionOf = (tool: string): HTMLElement => {
    const section = sections.get(tool) ?? document.createElement('section');
    section.dataset.tool = tool;
    section.className ||= 'bench-tool';
    sections.set(tool, section);
    return section;
  };

  const changed = (element: Live): void => {
    heard.add(element);
    const side = element.parentElement?.dataset.side as Side;
    const tool = element.closest<HTMLElement>('[data-tool]')?.dataset.tool ?? '';
    const asks = !(tool in scene.tools);
    adopt(element, asks ? FORM : rulesFor(toolOf(tool)));
    const name = asks ? 'Scenario' : toolOf(tool).title;
    if (asks || side === 'b')
      element.shadowRoot?.querySelector('.i-widget')?.setAttribute('aria-label', `${name} ${side.toUpperCase()}`);
    open.delete(element);
    const starts = asks ? scene.starts : toolOf(tool).own;
    const all = Object.entries(starts).map(([name, start]) => ({
      side,
      key: keyOf(tool, name),
      text: element.getAttribute(name) ?? start,
    }));
    const other = all.filter(({ key, text }) => text !== textOf(scene, now, side, key));
    if (other.length > 0) entered(other);
    answered();
  };
  bench.addEventListener('inference-change', ({ target }) => changed(target as Live));

  /** A widget whose script came before this one has told of its first answer already. */
  const hear = (element: Live): void => {
    if (element.shadowRoot !== null && !heard.has(element) && !open.has(element))
      queueMicrotask(() => changed(element));
  };

  return {
    show(state) {
      now = state;
      const sides = sidesOf(state);
      const { names } = shownIn(scene, state);
      const all = ['form', ...names];
      for (const [tool, section] of sections) if (!all.includes(tool)) section.remove();
      for (const tool of all) {
        const section = sectionOf(tool);
        if (sides.length === 1) section.querySelector(':scope > [data-side="b"]')?.remove();
        for (const side of sides) {
          const element = liveIn(tool, side);
          if (element === undefined) make(tool, side);
          else {
            set(element, tool, side);
            hear(element);
          }
        }
      }
      names.forEach((tool, index) => {
        const section = sectionOf(tool);
        if (root.children[index] !== section) root.insertBefore(section, root.children[index] ?? null);
      });
    },
    form: (side) => liveIn('form', side),
    places: () =>
      shownIn(scene, now).names.flatMap((tool) =>
        sidesOf(now).flatMap((side): Place[] => {
          const element = liveIn(tool, side);
          return element === undefined ? [] : [{ tool, side, element, open: open.has(element) }];
        }),
      ),
  };
}
