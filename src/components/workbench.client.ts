import { toDom } from '../view/index.ts';
import { figuresOf } from './workbench/figures.ts';
import { type Place, startStage } from './workbench/stage.ts';
import {
  compared,
  isCompared,
  readState,
  type Side,
  type State,
  shownIn,
  textsOf,
  withShown,
  withText,
  writeState,
} from './workbench/state.ts';
import { type Compared, spokenOf, tilesView } from './workbench/tiles.ts';
import type { Scene } from './workbench/tool.ts';
import { wake } from './workbench/wake.ts';

/** Milliseconds that the address waits while a reader types: each pause is a step that Back undoes. */
const ADDRESS_DELAY = 400;
/** Milliseconds after the last change at which the figures are read out. */
const SAY_DELAY = 900;

function start(bench: HTMLElement): void {
  const part = <Found extends HTMLElement = HTMLElement>(name: string): Found => {
    const found = bench.querySelector<Found>(`[data-part="${name}"]`);
    if (found === null) throw new Error(`the workbench has no part "${name}"`);
    return found;
  };
  const scene = JSON.parse(part('scene').textContent ?? '') as Scene;
  const boxes = [...bench.querySelectorAll<HTMLInputElement>('input[name="show"]')];
  let state: State = {};
  let writing: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let queued = false;

  const stage = startStage(
    bench,
    scene,
    (all) => change(all.reduce((whole, { side, key, text }) => withText(scene, whole, side, key, text), state)),
    () => refresh(),
  );

  /** The figures of a place: those that the page was printed with, until its widget comes alive. */
  const figuresAt = ({ tool, side, element, open }: Place) => {
    const isPrinted = side === 'a' && element.shadowRoot === null;
    return figuresOf(tool, element.numbers).map(({ value, ...figure }) => ({
      ...figure,
      value: open ? ('open' as const) : isPrinted ? scene.printed[figure.id] : value,
    }));
  };

  const comparison = (): Compared[] => {
    const places = stage.places();
    return places.flatMap((place) => {
      if (place.side === 'b') return [];
      const other = places.find(({ tool, side }) => tool === place.tool && side === 'b');
      const beside = other && figuresAt(other);
      return figuresAt(place).map(({ value, ...figure }, index): Compared => {
        const a = { side: 'a', value } as const;
        return { ...figure, sides: beside === undefined ? [a] : [a, { side: 'b', value: beside[index]?.value }] };
      });
    });
  };

  /** Draws the figures anew, once for all the answers that come together. */
  const refresh = (): void => {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      const figures = comparison();
      part('tiles').replaceChildren(toDom(tilesView(figures), document));
      part('words').textContent = isCompared(state) ? spokenOf(figures) : '';
    });
  };

  const textIn = (side: Side, name: string): string => {
    const entry = stage.form(side)?.shadowRoot?.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    return (entry?.selectedOptions[0]?.textContent ?? textsOf(scene, state, side)[name] ?? '').replace(/ \(.*/, '');
  };
  const nameOf = (side: Side): string =>
    `${textIn(side, 'model')}, ${textIn(side, 'weights')}, ${textsOf(scene, state, side).accelerators} × ${textIn(side, 'accelerator')}`;

  /** Says which scenario is which, and marks what differs. */
  const label = (): void => {
    const [a, b] = [textsOf(scene, state, 'a'), textsOf(scene, state, 'b')];
    for (const { side, element } of stage.places()) {
      const line = element.previousElementSibling;
      if (line !== null) line.textContent = isCompared(state) ? nameOf(side) : '';
    }
    for (const field of stage.form('b')?.shadowRoot?.querySelectorAll('.i-field') ?? []) {
      const name = field.querySelector('[name]')?.getAttribute('name') ?? '';
      field.toggleAttribute('data-differs', a[name] !== b[name]);
    }
  };

  /** Brings everything to the state. */
  const show = (): void => {
    const { names, message } = shownIn(scene, state);
    bench.toggleAttribute('data-compared', isCompared(state));
    for (const box of boxes) box.checked = names.includes(box.value);
    part('fault').textContent = message;
    stage.show(state);
    if (Object.keys(state).length > 0) wake(scene, stage.places());
    label();
    refresh();
  };

  /** An address of the state; what a reader has pasted is left out unless it stands there already. */
  const addressOf = (): URL => {
    const here = new URLSearchParams(location.search);
    const said = Object.entries(state).filter(([name, text]) => !/^\s*\{/.test(text) || here.get(name) === text);
    return writeState(scene, Object.fromEntries(said), location.href);
  };

  const change = (next: State): void => {
    state = next;
    show();
    clearTimeout(writing);
    writing = setTimeout(() => {
      const url = addressOf();
      if (url.href !== location.href) history.pushState(null, '', url);
    }, ADDRESS_DELAY);
    clearTimeout(saying);
    saying = setTimeout(() => {
      part('said').textContent = isCompared(state) ? spokenOf(comparison()) : 'The figures are those of your settings.';
    }, SAY_DELAY);
  };

  /** The link of the state; a pasted model in the least words that give it, which its widget knows. */
  const linkOf = (): string => {
    const said = Object.entries(state).map(([name, text]) => {
      if (!/^\s*\{/.test(text)) return [name, text];
      const link = stage.form(name.startsWith('b.') ? 'b' : 'a')?.snippets?.link;
      return [name, (link && new URL(link).searchParams.get('model')) ?? scene.starts.model ?? ''];
    });
    return writeState(scene, Object.fromEntries(said), location.href).href;
  };

  const copy = async (button: HTMLElement): Promise<void> => {
    const field = part<HTMLInputElement>('link');
    field.value = linkOf();
    field.hidden = false;
    field.select();
    const copied = await navigator.clipboard?.writeText(field.value).then(
      () => true,
      () => false, // the browser keeps the clipboard to itself
    );
    button.textContent = copied ? 'Link copied' : 'Link selected';
    part('said').textContent = copied ? 'Link copied.' : 'The link is selected: copy it with the keyboard.';
  };

  const actions: Readonly<Record<string, (button: HTMLElement) => unknown>> = {
    compare: () => {
      const weights = textsOf(scene, state, 'a').weights === 'fp8' ? 'bf16' : 'fp8';
      change(withText(scene, compared(state, true), 'b', 'weights', weights));
      part('single').focus();
    },
    single: () => {
      change(compared(state, false));
      part('compare').focus();
    },
    copy,
    csv: async () => (await import('./workbench/files.ts')).saveNumbers(scene, state, stage.places()),
    svg: async () =>
      (await import('./workbench/files.ts')).savePictures(
        stage.places(),
        ({ tool, side }) => `${scene.tools[tool]?.title}: ${nameOf(side)}`,
      ),
  };
  bench.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-act]') : null;
    if (button !== null) actions[button.dataset.act ?? '']?.(button);
  });
  bench.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !boxes.includes(target)) return;
    const names = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    if (names.length === 0) target.checked = true;
    else change(withShown(scene, state, names));
  });
  bench.addEventListener('inference-change', label);
  const read = (): void => {
    clearTimeout(writing);
    state = readState(scene, new URLSearchParams(location.search));
    show();
  };
  addEventListener('popstate', read);
  for (const control of bench.querySelectorAll('[data-act], .bench-show input')) control.removeAttribute('disabled');
  read();
}

const bench = document.querySelector<HTMLElement>('[data-workbench]');
if (bench !== null) start(bench);
