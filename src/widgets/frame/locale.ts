/** The first of some language tags that numbers can be written in; a tag that is none is passed over. */
export function localeFrom(tags: readonly (string | null | undefined)[]): string {
  for (const tag of tags) {
    if (!tag) continue;
    try {
      const [known] = Intl.NumberFormat.supportedLocalesOf(tag);
      if (known !== undefined) return known;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // a host's lang attribute may hold anything
    }
  }
  return 'en';
}
