/** What the process in which pages are built tells the one that started it. */
export type Progress = { readonly step: string } | { readonly pages: number; readonly memory: number };

/** Tells it, where there is one. */
export function tell(progress: Progress): void {
  process.send?.(progress);
}
