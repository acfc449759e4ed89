/** Opens search by `/`, Ctrl-K or ⌘K, or by what says so; the dialog's code comes on the first use. */
export function startSearch(): void {
  const open = async (): Promise<void> => (await import('./dialog.ts')).openSearch();

  const typing = (event: Event): boolean => {
    const [target] = event.composedPath();
    // A dialog that has just closed may keep the focus until the next frame.
    if (!(target instanceof HTMLElement) || target.closest('dialog:not([open])') !== null) return false;
    return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  };

  document.addEventListener('keydown', (event) => {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event);
    const letter =
      event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !letter) return;
    event.preventDefault();
    void open();
  });

  for (const opener of document.querySelectorAll('[data-search-open]')) {
    opener.addEventListener('click', (event) => {
      if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
      event.preventDefault();
      void open();
    });
  }
}
