/** A widget as it stands on the workbench. */
export interface Tool {
  readonly tag: `inference-${string}`;
  readonly title: string;
  /** Its attributes that the shared scenario sets, each from one of its fields or from the sum of several. */
  readonly takes: Readonly<Record<string, readonly string[]>>;
  /** Its own fields, with the text that each starts with. */
  readonly own: Readonly<Record<string, string>>;
  /** Its examples set nothing but its own fields. */
  readonly examples: boolean;
}

/** What the page hands to its script: the widgets' own definitions, told once. */
export interface Scene {
  /** The widget whose form asks for the scenario, and the text that each of its fields starts with. */
  readonly form: Tool;
  readonly starts: Readonly<Record<string, string>>;
  readonly tools: Readonly<Record<string, Tool>>;
  /** Tools that are shown at first. */
  readonly first: readonly string[];
  /** The figures that the page was printed with, by their id. */
  readonly printed: Readonly<Record<string, Bounds>>;
}

/** A number with the ends of its range. */
export interface Bounds {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
}
