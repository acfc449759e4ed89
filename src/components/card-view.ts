import { type View, view, withApostrophes } from '../view/index.ts';

/** A term as its hover card shows it: `/terms/<slug>.card.json`. */
export interface TermCard {
  readonly title: string;
  readonly short: string;
  readonly keyNumber?: { readonly text: string; readonly label: string } | undefined;
}

/** Id of the definition in the card that is open: its link is described by it. */
export const CARD_TEXT = 'term-card-text';

/** The link in it is for pointers: by keyboard, the link that opened the card is one key away. */
export const cardView = ({ title, short, keyNumber }: TermCard, href: string): View => [
  view('strong', {}, title),
  view('span', { id: CARD_TEXT, class: 'card-text' }, withApostrophes(short)),
  keyNumber === undefined
    ? ''
    : view('span', { class: 'card-number' }, view('span', { class: 'mono' }, keyNumber.text), ` ${keyNumber.label}`),
  view('a', { href, tabindex: -1 }, 'Read more'),
];
