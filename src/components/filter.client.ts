/** Narrows a list of entries to those whose name, other names or definition hold what is typed. */
function start(input: HTMLInputElement): void {
  const groups = [...document.querySelectorAll<HTMLElement>('[data-filtered]')].map((group) => ({
    group,
    entries: [...group.querySelectorAll<HTMLElement>('.entry')].map((entry) => ({
      entry,
      text: `${entry.textContent} ${entry.dataset.names ?? ''}`.toLowerCase(),
    })),
  }));
  const said = document.querySelector('[data-filter-said]');
  const all = said?.textContent ?? '';
  const narrow = (): void => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { group, entries } of groups) {
      let some = false;
      for (const { entry, text } of entries) {
        entry.hidden = !words.every((word) => text.includes(word));
        if (entry.hidden) continue;
        some = true;
        count++;
      }
      group.hidden = !some;
    }
    if (said !== null)
      said.textContent =
        words.length === 0 ? all : `${count} of ${groups.flatMap(({ entries }) => entries).length} terms`;
  };
  input.addEventListener('input', narrow);
  if (input.value !== '') narrow(); // the browser kept what was typed before the reader came back
}

const field = document.querySelector<HTMLInputElement>('[data-filter]');
if (field !== null) start(field);
