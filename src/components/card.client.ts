import { toDom } from '../view/index.ts';
import { CARD_TEXT, cardView, type TermCard } from './card-view.ts';
import { termLinkAt } from './term-link.ts';

/** Milliseconds that a pointer rests before a card opens, and that it may be away before the card closes. */
const REST = 250;
const AWAY = 250;
/** Milliseconds of a long press, unless the system's own, which asks for its menu, is shorter. */
const PRESS = 450;
/** Pixels between a link and its card, and between a card and the window's edge. */
const GAP = 6;

export type Intent = 'hover' | 'focus' | 'press';

const loaded = new Map<string, Promise<TermCard | undefined>>();

/** A term's card, fetched once; undefined where the network fails, since the link is still there. */
function cardOf(link: HTMLAnchorElement): Promise<TermCard | undefined> {
  const address = link.pathname.replace(/\/$/, '.card.json');
  const known = loaded.get(address);
  if (known !== undefined) return known;
  const asked = fetch(address).then(
    (response) => (response.ok ? (response.json() as Promise<TermCard>) : undefined),
    () => undefined,
  );
  loaded.set(address, asked);
  return asked;
}

const card = document.createElement('div');
card.className = 'term-card';
card.popover = 'manual';

let open: HTMLAnchorElement | undefined;
let wanted: HTMLAnchorElement | undefined;
let timer: ReturnType<typeof setTimeout>;
/** The link that a finger is on, whether it has rested there long enough, and the link that it then left. */
let touched: HTMLAnchorElement | undefined;
let held = false;
let pressed: HTMLAnchorElement | undefined;

function close(): void {
  clearTimeout(timer);
  wanted = undefined;
  open?.removeAttribute('aria-describedby');
  open = undefined;
  card.remove();
}

/** Below the line of the link, above it where there is no room; it scrolls with the text. */
function place(link: HTMLAnchorElement): void {
  const [first] = link.getClientRects();
  if (first === undefined) return;
  const { offsetWidth: width, offsetHeight: height } = card;
  const { clientHeight } = document.documentElement;
  const { clientWidth } = document.body; // without the room that is kept for a scroll bar
  const left = Math.max(GAP, Math.min(first.left, clientWidth - width - GAP));
  const below = first.bottom + GAP + height <= clientHeight || first.top < height + GAP;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? first.bottom + GAP : first.top - GAP - height) + scrollY}px`;
}

async function show(link: HTMLAnchorElement): Promise<void> {
  const content = await cardOf(link);
  if (content === undefined || wanted !== link || open === link) return;
  close();
  open = link;
  card.ariaLabel = content.title;
  card.replaceChildren(toDom(cardView(content, link.pathname), document));
  link.after(card);
  card.showPopover();
  place(link);
  link.setAttribute('aria-describedby', CARD_TEXT);
}

function want(link: HTMLAnchorElement, rest: number, take: (link: HTMLAnchorElement) => void): void {
  clearTimeout(timer);
  wanted = link;
  void cardOf(link);
  timer = setTimeout(() => take(link), rest);
}

/** A finger has rested on a link: its card comes, and lifting the finger does not follow the link. */
function hold(link: HTMLAnchorElement): void {
  clearTimeout(timer);
  held = true;
  void show(link);
}

/** Takes up what a reader wants of a term's link. */
export function startCards(link: HTMLAnchorElement, intent: Intent): void {
  if (intent === 'press') {
    [touched, held, pressed] = [link, false, undefined];
    want(link, PRESS, hold);
  } else if (link !== open) want(link, REST, show);
  else clearTimeout(timer);
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  if (card.contains(event.target as Node)) clearTimeout(timer);
  else if (
    termLinkAt(event) === null &&
    (open ?? wanted) !== undefined &&
    (open ?? wanted) !== document.activeElement
  ) {
    wanted = undefined;
    clearTimeout(timer);
    timer = setTimeout(close, AWAY);
  }
});
document.addEventListener('focusin', (event) => {
  if (termLinkAt(event) === null && !card.contains(event.target as Node)) close();
});
document.addEventListener('focusout', (event) => {
  if (event.target === open && event.relatedTarget === null) close();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
});
document.addEventListener('pointerdown', (event) => {
  if (termLinkAt(event) === null && !card.contains(event.target as Node)) close();
});
for (const ended of ['pointerup', 'pointercancel', 'scroll'] as const)
  document.addEventListener(ended, (event) => {
    if (event instanceof PointerEvent && event.pointerType !== 'touch') return;
    pressed = held && ended === 'pointerup' ? touched : undefined;
    [touched, held] = [undefined, false];
    if (open === undefined && pressed === undefined) close();
  });
// The card comes instead of the browser's menu.
document.addEventListener('contextmenu', (event) => {
  if (touched === undefined || termLinkAt(event) !== touched) return;
  event.preventDefault();
  hold(touched);
});
document.addEventListener('click', (event) => {
  if (pressed !== undefined && termLinkAt(event) === pressed) event.preventDefault();
  pressed = undefined;
});
