/** Relative luminance below which a background is dark: black and white text stand out from it alike (WCAG 2). */
const DARK_BELOW = 0.179;

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Whether a colour, as a computed style writes it, is dark; undefined where it is transparent or written another way. */
export function isDark(colour: string): boolean | undefined {
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]*)\)$/.exec(colour)?.[1] ?? '').split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined || !(alpha > 0.5)) return undefined;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < DARK_BELOW;
}

/** The composed ancestors of an element: out of shadow trees too. */
function* ancestors(element: Element): Generator<Element> {
  let node: Node | null = element.parentNode;
  while (node !== null) {
    if (node instanceof Element) yield node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
}

/** The scheme that a page declares by `<meta name="color-scheme">`, which no computed style shows. */
function declared(): 'light' | 'dark' | undefined {
  const names = document.querySelector('meta[name="color-scheme" i]')?.getAttribute('content')?.toLowerCase() ?? '';
  const [light, dark] = [/\blight\b/.test(names), /\bdark\b/.test(names)];
  if (light && dark) return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return dark ? 'dark' : light ? 'light' : undefined;
}

/**
 * The scheme that suits the page around an element: told by its `theme`, or '' where the page declares its own schemes and
 * they are inherited; else what its background looks like, since many a dark page declares nothing.
 */
export function schemeAround(element: Element): 'light' | 'dark' | '' {
  const theme = element.getAttribute('theme');
  if (theme === 'light' || theme === 'dark') return theme;
  const around = [...ancestors(element)];
  const [parent] = around;
  if (parent === undefined || getComputedStyle(parent).colorScheme !== 'normal') return '';
  const said = declared();
  if (said !== undefined) return said;
  for (const one of around) {
    const dark = isDark(getComputedStyle(one).backgroundColor);
    if (dark !== undefined) return dark ? 'dark' : 'light';
  }
  return 'light';
}

/** Calls back when the page may have changed its looks. Returns what ends it. */
export function onRestyle(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body])
    if (element !== null) observer.observe(element, { attributes: true });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
