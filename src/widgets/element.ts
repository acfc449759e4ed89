import { toDom, view } from '../view/index.ts';
import { answerView, bodyView, outcomeOf } from './body.ts';
import { changedTexts, parseValues, type Texts } from './field.ts';
import { play } from './play.ts';
import { snippets } from './snippets.ts';
import { shadowCss } from './style.ts';
import { take } from './take.ts';
import type { Widget } from './widget.ts';

/** Milliseconds that the address waits while a reader types. */
const ADDRESS_DELAY = 300;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all widgets of a page: a constructed one, since a host's policy may forbid others. */
function sharedSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(shadowCss);
  }
  return sheet;
}

/**
 * The custom element of a widget. Attributes are its state; with `sync`, the page's query string is too: `sync="query"` under
 * the fields' own names, `sync="prefix"` under the element's id and a dot.
 */
export function elementOf(widget: Widget, site: string): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = Object.keys(widget.fields);
    #root: ShadowRoot | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #stop: (() => void) | undefined;

    connectedCallback(): void {
      if (this.#root !== undefined) return;
      this.#readAddress();
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sharedSheet()];
      this.#root = root;
      const texts = this.#texts();
      root.append(
        toDom(
          bodyView(widget, texts, {
            disabled: false,
            take: view('details', {}, view('summary', {}, 'Share and embed')),
          }),
          document,
        ),
      );
      root.addEventListener('input', (event) => this.#changed(event.target));
      root.addEventListener('click', (event) => this.#clicked(event.target));
      root.querySelector('.i-take details')?.addEventListener('toggle', () => this.#offerToTake());
    }

    disconnectedCallback(): void {
      clearTimeout(this.#timer);
      this.#stop?.();
    }

    attributeChangedCallback(): void {
      if (this.#root !== undefined) this.#show();
    }

    #texts(): Texts {
      return Object.fromEntries(
        Object.keys(widget.fields).flatMap((name) =>
          this.hasAttribute(name) ? [[name, this.getAttribute(name) ?? '']] : [],
        ),
      );
    }

    #key(name: string): string | undefined {
      const sync = this.getAttribute('sync');
      if (sync === 'query') return name;
      return sync === 'prefix' && this.id !== '' ? `${this.id}.${name}` : undefined;
    }

    #readAddress(): void {
      const query = new URLSearchParams(location.search);
      for (const name of Object.keys(widget.fields)) {
        const key = this.#key(name);
        const text = key === undefined ? null : query.get(key);
        if (text !== null) this.setAttribute(name, text);
      }
    }

    #writeAddress(): void {
      const url = new URL(location.href);
      const texts = this.#texts();
      for (const [name, field] of Object.entries(widget.fields)) {
        const key = this.#key(name);
        if (key === undefined) return;
        const text = texts[name];
        if (text === undefined || text === String(field.start)) url.searchParams.delete(key);
        else url.searchParams.set(key, text);
      }
      history.replaceState(history.state, '', url);
    }

    #changed(target: EventTarget | null): void {
      if (
        !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) ||
        !(target.name in widget.fields)
      )
        return;
      this.setAttribute(target.name, target.value);
    }

    #clicked(target: EventTarget | null): void {
      if (!(target instanceof HTMLElement)) return;
      const preset = widget.presets[Number(target.dataset.preset ?? Number.NaN)];
      if (preset !== undefined) for (const [name, text] of Object.entries(preset.values)) this.setAttribute(name, text);
      if (target.dataset.play !== undefined) this.#play();
    }

    #play(): void {
      const outcome = outcomeOf(widget, this.#texts());
      const line = this.#root?.querySelector<HTMLElement>('[data-played]');
      if (!('answer' in outcome) || outcome.answer.play === undefined || !line) return;
      this.#stop?.();
      this.#stop = play(outcome.answer.play, line);
    }

    #offerToTake(): void {
      const details = this.#root?.querySelector('.i-take details');
      if (!details?.hasAttribute('open')) return;
      const outcome = outcomeOf(widget, this.#texts());
      if (!('answer' in outcome)) return;
      const values = parseValues(widget.fields, this.#texts());
      details.querySelector('.i-ways')?.remove();
      details.append(
        take(
          widget,
          outcome.answer,
          snippets(widget, values, site),
          this.#root?.querySelector('.i-picture') ?? undefined,
        ),
      );
    }

    /** Brings controls, headline and answer to the state of the attributes. */
    #show(): void {
      const root = this.#root;
      if (root === undefined) return;
      this.#stop?.();
      const texts = this.#texts();
      for (const [name, field] of Object.entries(widget.fields)) {
        const control = root.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
        const text = texts[name] ?? String(field.start);
        if (control !== null && control !== root.activeElement && control.value !== text) control.value = text;
      }
      const outcome = outcomeOf(widget, texts);
      const headline = root.querySelector('.i-headline');
      const answer = root.querySelector('.i-answer');
      const open = answer?.querySelector('details')?.open ?? false;
      if (headline !== null) headline.textContent = 'answer' in outcome ? outcome.answer.headline : outcome.error;
      answer?.replaceChildren(toDom('answer' in outcome ? answerView(outcome.answer, true) : '', document));
      if (open) answer?.querySelector('details')?.setAttribute('open', '');
      this.#offerToTake();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#writeAddress(), ADDRESS_DELAY);
      const detail = 'answer' in outcome ? changedTexts(widget.fields, parseValues(widget.fields, texts)) : undefined;
      this.dispatchEvent(new CustomEvent('inference-change', { bubbles: true, composed: true, detail }));
    }
  };
}
