const next = { '': 'light', light: 'dark', dark: '' } as const;
const label = { '': 'as the system', light: 'light', dark: 'dark' } as const;

type Theme = keyof typeof next;

/** The choice that stands on the page now; empty follows the system. */
const current = (): Theme => {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : '';
};

function remember(theme: Theme): void {
  try {
    if (theme === '') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // storage is closed to this page: the choice lasts until it is left
  }
}

/** The button that goes from the system's theme to light, to dark and back. */
export function startThemeToggle(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (button === null) return;
  const name = (): void => button.setAttribute('aria-label', `Theme: ${label[current()]}`);
  name();
  button.addEventListener('click', () => {
    const theme = next[current()];
    if (theme === '') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    remember(theme);
    name();
  });
}
