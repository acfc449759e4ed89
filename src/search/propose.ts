/** Where a term is proposed that the glossary lacks: where the footer has errors reported. */
export function proposalUrl(query: string): string {
  const report = document.querySelector<HTMLAnchorElement>('[data-report]');
  return new URL(`?title=${encodeURIComponent(`Term: ${query}`)}`, report?.href ?? location.href).href;
}
