import type { Intent } from './card.client.ts';
import { termLinkAt } from './term-link.ts';

/** Opens hover cards of terms; their code and their text come when a reader first wants one. */
export function startCards(): void {
  const on = (type: 'pointerover' | 'focusin' | 'pointerdown', intentOf: (event: Event) => Intent | undefined): void =>
    document.addEventListener(type, (event) => {
      const link = termLinkAt(event);
      const intent = link === null ? undefined : intentOf(event);
      if (link !== null && intent !== undefined)
        void import('./card.client.ts').then((cards) => cards.startCards(link, intent));
    });
  const touches = (event: Event): boolean => event instanceof PointerEvent && event.pointerType === 'touch';
  on('pointerover', (event) => (touches(event) ? undefined : 'hover'));
  on('focusin', (event) => ((event.target as Element).matches(':focus-visible') ? 'focus' : undefined));
  on('pointerdown', (event) => (touches(event) ? 'press' : undefined));
}
