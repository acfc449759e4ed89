/** Where a term is proposed that the glossary lacks: the header's search link knows the address. */
export function proposalUrl(query: string): string {
  const start = document.querySelector<HTMLElement>('[data-propose]')?.dataset.propose ?? '';
  return start + encodeURIComponent(`Term: ${query}`);
}
