/** How long a button says that it has copied, in milliseconds. */
const SAID = 2000;

async function textOf({ from = '' }: DOMStringMap): Promise<string> {
  if (from.startsWith('#')) return document.querySelector(from)?.textContent ?? '';
  const response = await fetch(from);
  if (!response.ok) throw new Error(`${from} answered ${response.status}`);
  return response.text();
}

/** Copies what a button names by `data-from`: an element of the page (`#id`), or the text at an address. */
export async function copyBy(button: HTMLElement): Promise<void> {
  const name = button.textContent;
  const said = (): Promise<string> =>
    textOf(button.dataset)
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => 'Copied',
        () => 'Not copied',
      );
  button.textContent = await said();
  setTimeout(() => {
    button.textContent = name;
  }, SAID);
}

/** Copies the address of a heading, beside going there. */
export async function copyLink(link: HTMLAnchorElement): Promise<void> {
  const said = document.createElement('span');
  said.role = 'status';
  said.className = 'copied';
  link.after(said);
  const copied = await navigator.clipboard.writeText(link.href).then(
    () => true,
    () => false,
  );
  said.textContent = copied ? ' Link copied' : '';
  setTimeout(() => said.remove(), SAID);
}
