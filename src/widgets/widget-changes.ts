/** What changed for those who embed: a line of the page of changes. */
interface WidgetChange {
  readonly date: string;
  readonly what: string;
  /** Attributes whose start is another since, as `inference-cost output`: a tag that leaves them out answers otherwise. */
  readonly starts: readonly string[];
}

/** Oldest first: only ever appended to. */
export const widgetChanges: readonly WidgetChange[] = [
  {
    date: '2026-11-24',
    what: 'Version 0.1.0. From here on tags, attributes, ids, addresses and messages are added to, never renamed or taken away.',
    starts: [],
  },
];
