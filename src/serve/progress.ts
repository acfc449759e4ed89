/** What the process in which pages are built tells the one that started it. */
export type Progress =
  | { readonly step: string }
  | { readonly pages: number; readonly memory: number }
  /** It has nothing left to do but to end. */
  | { readonly built: true };

/** Tells it, where there is one, and waits until it is told. */
export function tell(progress: Progress): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(progress, () => resolve());
  });
}
