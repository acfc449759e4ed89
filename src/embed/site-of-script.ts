/** Where the running script came from: links and embed codes of a widget lead there. */
export function siteOfScript(): string {
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement && currentScript.src !== ''
    ? new URL(currentScript.src).origin
    : location.origin;
}
