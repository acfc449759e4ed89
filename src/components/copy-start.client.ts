/** Buttons and headings that copy; their code comes with the first click. */
export function startCopying(): void {
  if (navigator.clipboard === undefined) return; // not a secure origin: the text is there to select
  document.documentElement.dataset.copies = '';
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-copy]');
    const link = target.closest<HTMLAnchorElement>('.prose h2 > a');
    if (button !== null) void import('./copy.client.ts').then(({ copyBy }) => copyBy(button));
    else if (link !== null) void import('./copy.client.ts').then(({ copyLink }) => copyLink(link));
  });
}
