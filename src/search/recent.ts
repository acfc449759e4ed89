const KEY = 'recent-searches';
const KEPT = 5;

/** Searches that the reader made before; none where storage is closed to the page. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string').slice(0, KEPT) : [];
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return [];
    throw error;
  }
}

export function rememberSearch(query: string): void {
  const text = query.trim();
  if (text === '') return;
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify([text, ...recentSearches().filter((other) => other !== text)].slice(0, KEPT)),
    );
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // storage is closed or full: it is not remembered
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(KEY);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // storage is closed: there is nothing to forget
  }
}
