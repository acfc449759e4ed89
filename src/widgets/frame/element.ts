import { seconds } from '../../format.ts';
import { toDom, view } from '../../view/index.ts';
import type { OnDemand } from '../on-demand/index.ts';
import { addressWriter, readAddress } from './address.ts';
import { type Body, bodyView, partsOf } from './body.ts';
import { changedSelection } from './control.ts';
import { changedTexts, parseValues, shownTexts, type Texts } from './field.ts';
import { enteredText, fillForm, isEntry, markForm, rowsOf } from './form.ts';
import { localeFrom } from './locale.ts';
import { linkedModels, remember, unreadIn } from './pasted.ts';
import { onRestyle, schemeAround } from './scheme.ts';
import { type Snippets, snippets } from './snippets.ts';
import { shadowCss } from './style.ts';
import { type Answer, answered, faultOf, type Outcome, outcomeOf, type Stage, type Widget } from './widget.ts';

/** Milliseconds after the last change at which the answer is read out. */
const SAY_DELAY = 800;
const PREFIX = 'i';

const sheets = new Map<string, CSSStyleSheet>();

/** A sheet that elements share: a constructed one, since a host's policy may forbid others. */
function sheetOf(css: string): CSSStyleSheet {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
}

/** What an element of a widget offers to scripts beside its attributes. */
export interface WidgetElement extends HTMLElement {
  /** Ways to take it along as it stands; undefined while a message stands in the answer's place. */
  readonly snippets: Snippets | undefined;
  /** The answer's numbers, unrounded; their names stand in the first line. Undefined while a message stands in its place. */
  readonly numbers: Answer['data'] | undefined;
}

/** Loads what few readers ask for. Rejects where it cannot, or where the page forbids it. */
export type Loader = () => Promise<unknown>;

/**
 * The custom element of a widget. Attributes are its state; with `sync`, the page's query string is too (see address.ts).
 * After each change it fires `inference-change`, whose detail is the texts that differ from the start.
 */
export function elementOf(widget: Widget, site: string, further: Loader): CustomElementConstructor {
  const { fields } = widget;
  const names = Object.keys(fields);

  return class extends HTMLElement implements WidgetElement {
    static readonly observedAttributes = [...names, 'lang', 'theme'];
    #root: ShadowRoot | undefined;
    #outcome: Outcome = { error: '' };
    #address = addressWriter(this, fields, {});
    #queued = false;
    #asked = false;
    #saying: ReturnType<typeof setTimeout> | undefined;
    #stage: Stage | undefined;
    #endPlay = (): void => {};
    #endSearch: (() => void) | undefined;
    #endRestyle = (): void => {};

    connectedCallback(): void {
      this.#endRestyle = onRestyle(() => this.#dress());
      if (this.#root === undefined) this.#grow();
      this.#dress();
    }

    /** Reads the state and makes the tree, once. */
    #grow(): void {
      this.#address = addressWriter(this, fields, this.#texts());
      for (const [name, text] of Object.entries(readAddress(this, fields))) this.setAttribute(name, text);
      this.#reach((outcome) => this.#raise(outcome));
    }

    /** Makes the tree with the first answer. Until then what the page has printed stays. */
    #raise(outcome: Outcome): void {
      this.#outcome = outcome;
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [shadowCss, widget.rules ?? ''].map(sheetOf);
      root.append(toDom(bodyView(widget, this.#body()), document));
      root.addEventListener('input', ({ target }) => this.#entered(target));
      root.addEventListener('click', ({ target }) => this.#clicked(target));
      root.querySelector('.i-share')?.addEventListener('toggle', () => this.#offer());
      this.#root = root;
      widget.attend?.(root, (name, text) => this.#enter(name, text));
      this.#dress();
      this.#mark(root);
      this.#tell();
    }

    /** Gives the outcome of the present state to `done`: at once, or when it is found elsewhere. */
    #reach(done: (outcome: Outcome) => void, extent: 'short' | 'long' = 'short'): void {
      this.#endSearch?.();
      this.#endSearch = undefined;
      const unread = unreadIn(fields, this.#texts());
      if (unread !== undefined) {
        this.#read(unread, done, extent);
        return;
      }
      const { elsewhere } = widget;
      const outcome = outcomeOf(widget, this.#texts(), this.#locale());
      const values = outcome.answer && parseValues(fields, this.#texts());
      if (!elsewhere || !values || (extent === 'short' && elsewhere.knows(values))) {
        done(outcome);
        return;
      }
      this.#endSearch = elsewhere.seek(values, extent, {
        box: this.#part('[data-box]'),
        found: (answerIn) => done(answered(answerIn(this.#locale()))),
        failed: (error) => done(faultOf(widget, error)),
      });
    }

    /** Has a pasted model read, and goes on. */
    #read(text: string, done: (outcome: Outcome) => void, extent: 'short' | 'long'): void {
      const ending = new AbortController();
      this.#endSearch = () => ending.abort();
      further().then(
        (loaded) => {
          remember(text, (loaded as OnDemand).readModel(text));
          if (!ending.signal.aborted) this.#reach(done, extent);
        },
        (error: Error) => {
          if (!ending.signal.aborted) done({ error: error.message });
        },
      );
    }

    disconnectedCallback(): void {
      this.#endRestyle();
      this.#endPlay();
      this.#endSearch?.();
      this.#address.stop();
      clearTimeout(this.#saying);
    }

    attributeChangedCallback(): void {
      if (this.#queued || (this.#root === undefined && this.#endSearch === undefined)) return;
      this.#queued = true;
      queueMicrotask(() => this.#show());
    }

    get numbers(): Answer['data'] | undefined {
      return this.#outcome.answer?.data;
    }

    get snippets(): Snippets | undefined {
      const { answer } = this.#outcome;
      if (answer === undefined) return undefined;
      const theme = this.getAttribute('theme');
      const lang = this.getAttribute('lang');
      return snippets({
        widget,
        values: parseValues(fields, this.#texts()),
        headline: answer.headline,
        picture: answer.picture,
        site,
        height: Math.ceil(this.#shownHeight()),
        linked: { ...answer.linked?.texts, ...linkedModels(fields, this.#texts())?.texts },
        ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
        ...(lang === null ? {} : { lang }),
      });
    }

    /** Without what a reader has opened: a page reserves the closed height. */
    #shownHeight(): number {
      const opened = [...(this.#root?.querySelectorAll('details[open] > :not(summary)') ?? [])];
      const extra = opened.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
      return this.getBoundingClientRect().height - extra;
    }

    #texts(): Texts {
      return Object.fromEntries(names.map((name) => [name, this.getAttribute(name) ?? undefined]));
    }

    #locale(): string {
      const told = this.closest('[lang]')?.getAttribute('lang');
      return localeFrom([told, document.documentElement.lang, navigator.language]);
    }

    #body(): Body {
      const home = site === location.origin && window.parent === window;
      const today = new Date().toISOString().slice(0, 10);
      return {
        texts: this.#texts(),
        outcome: this.#outcome,
        site: home ? '' : site,
        prefix: PREFIX,
        live: true,
        today,
      };
    }

    #part(selector: string): HTMLElement | undefined {
      return this.#root?.querySelector<HTMLElement>(selector) ?? undefined;
    }

    /** Takes on the scheme of the page around it. */
    #dress(): void {
      const box = this.#part('.i-widget');
      if (box !== undefined) box.dataset.scheme = schemeAround(this);
    }

    #entered(target: EventTarget | null): void {
      if (this.#root === undefined || !isEntry(target, fields)) return;
      this.#enter(target.name, enteredText(this.#root, target));
    }

    #enter(name: string, text: string): void {
      this.#asked = true;
      const field = fields[name];
      if (field?.type === 'choice' && text.trim() === '') {
        this.removeAttribute(name); // the field for a pasted text was emptied
        return;
      }
      if (field?.type === 'text' && field.clears !== undefined) this.removeAttribute(field.clears);
      this.setAttribute(name, text);
    }

    #clicked(target: EventTarget | null): void {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button === null) return;
      const { preset, play: toPlay, find, add, remove, of } = button.dataset;
      const values = widget.presets.find(({ id }) => id === preset)?.values ?? {};
      for (const [name, text] of Object.entries(values)) this.setAttribute(name, text);
      if (add !== undefined) this.#select(add, { add: true });
      if (of !== undefined) this.#select(of, { remove: Number(remove) });
      if (toPlay !== undefined) this.#play(Number(toPlay));
      if (find !== undefined) this.#reach((outcome) => this.#present(outcome), find === 'long' ? 'long' : 'short');
      if (preset !== undefined) this.#asked = true;
    }

    /** Adds or removes a row of a selection, and keeps the focus where the reader is. */
    #select(name: string, change: { readonly add: true } | { readonly remove: number }): void {
      const field = fields[name];
      if (field?.type !== 'selection') return;
      this.#asked = true;
      const text = shownTexts(fields, this.#texts())[name] ?? '';
      this.setAttribute(name, changedSelection(field, text, change));
      queueMicrotask(() => {
        const rows = this.#root === undefined ? [] : rowsOf(this.#root, name);
        const at = 'add' in change ? rows.length - 1 : Math.min(change.remove, rows.length - 1);
        rows[at]?.focus();
      });
    }

    #play(index: number): void {
      const play = this.#outcome.answer?.plays?.[index];
      const [clock, line] = [this.#part('[data-clock]'), this.#part('[data-played]')];
      if (play === undefined || clock === undefined || line === undefined) return;
      this.#endPlay();
      this.#stage ??= {
        clock,
        line,
        draw: (picture) => this.#part('.i-picture')?.replaceWith(toDom(picture, document)),
        seconds: (value) => seconds(value, this.#locale()),
        still: matchMedia('(prefers-reduced-motion: reduce)').matches,
        step: 0,
      };
      this.#endPlay = play.start(this.#stage);
    }

    /** Fills the panel of ways to take it along, if it is open. */
    async #offer(): Promise<void> {
      const panel = this.#part('.i-share');
      if (!panel?.hasAttribute('open')) return;
      const loaded = await further().catch((error: Error) => error.message);
      const [ways, picture, box] = [this.snippets, this.#part('.i-picture'), this.#part('.i-widget')];
      panel.querySelector('.i-ways')?.remove();
      const { answer } = this.#outcome;
      if (!answer || !ways || !picture || !box) return;
      if (typeof loaded === 'string') {
        panel.append(toDom(view('p', { class: 'i-ways' }, loaded), document));
        return;
      }
      const paper = getComputedStyle(box).backgroundColor;
      const note = answer.linked?.note ?? linkedModels(fields, this.#texts())?.note;
      const { shareView } = loaded as OnDemand;
      panel.append(shareView(widget, answer, ways, { picture, paper, note, told: (text) => this.#say(text) }));
    }

    #say(text: string): void {
      const line = this.#part('[data-said]');
      if (line !== undefined) line.textContent = text;
    }

    #tell(): void {
      const { answer } = this.#outcome;
      const detail = answer === undefined ? undefined : changedTexts(fields, parseValues(fields, this.#texts()));
      this.dispatchEvent(new CustomEvent('inference-change', { bubbles: true, composed: true, detail }));
    }

    /** Brings everything to the state of the attributes. */
    #show(): void {
      this.#queued = false;
      this.#endPlay();
      const root = this.#root;
      if (root === undefined) {
        this.#reach((outcome) => this.#raise(outcome));
        return;
      }
      fillForm(root, fields, this.#texts(), PREFIX);
      this.#address.later(this.#texts());
      this.#reach((outcome) => this.#present(outcome));
    }

    #present(outcome: Outcome): void {
      const root = this.#root;
      if (root === undefined) return;
      this.#hold('.i-widget', '.i-top');
      this.#outcome = outcome;
      this.#redraw(root);
      this.#mark(root);
      this.#offer();
      const { error, answer } = this.#outcome;
      if (answer !== undefined) this.#release('.i-widget', '.i-top');
      clearTimeout(this.#saying);
      if (this.#asked) this.#saying = setTimeout(() => this.#say(error ?? answer?.headline ?? ''), SAY_DELAY);
      this.#tell();
    }

    /** A message is shorter than the answer: the old height stays, so that the control in use does not jump away. */
    #hold(...selectors: readonly string[]): void {
      if (this.#outcome.answer === undefined) return;
      for (const part of selectors.map((selector) => this.#part(selector)))
        if (part !== undefined) part.style.minBlockSize = `${part.offsetHeight}px`;
    }

    #release(...selectors: readonly string[]): void {
      for (const part of selectors.map((selector) => this.#part(selector)))
        if (part !== undefined) part.style.minBlockSize = '';
    }

    #mark(root: ShadowRoot): void {
      markForm(root, this.#outcome, PREFIX);
      this.#part('.i-widget')?.toggleAttribute('data-wrong', this.#outcome.answer === undefined);
    }

    /** Draws the answer's parts anew; what a reader has opened stays open. */
    #redraw(root: ShadowRoot): void {
      this.#stage = undefined;
      const parts = partsOf(this.#body());
      for (const [part, tree] of Object.entries(parts)) {
        const place = root.querySelector(`[data-place="${part}"]`);
        const open = [...(place?.querySelectorAll('details') ?? [])].map((one) => one.open);
        place?.replaceChildren(toDom(tree, document));
        for (const [index, one] of [...(place?.querySelectorAll('details') ?? [])].entries())
          one.open = open[index] ?? false;
      }
    }
  };
}
