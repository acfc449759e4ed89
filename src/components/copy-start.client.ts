/** The row of buttons that copy a term's page, by what they copy. It needs scripts, so a page has it from one. */
function copyButtons(): HTMLElement {
  const page = location.pathname.replace(/\/$/, '');
  const row = document.createElement('p');
  row.className = 'actions';
  for (const [name, from] of [
    ['APA', '#apa'],
    ['BibTeX', `${page}.bib`],
    ['as Markdown', `${page}.md`],
  ] as const) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = `Copy ${name}`;
    button.dataset.from = from;
    row.append(button);
  }
  return row;
}

/** Buttons and headings that copy; their code comes with the first click. */
export function startCopying(): void {
  if (navigator.clipboard === undefined) return; // not a secure origin: the text is there to select
  document.querySelector('#apa')?.after(copyButtons());
  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>('[data-from]');
    const link = target.closest<HTMLAnchorElement>('.prose h2 > a');
    if (button !== null) void import('./copy.client.ts').then(({ copyBy }) => copyBy(button));
    else if (link !== null) void import('./copy.client.ts').then(({ copyLink }) => copyLink(link));
  });
}
