import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { view } from '../../view/index.ts';
import { outcomeOf, parseValues, type Texts, type Widget, widgetNames, widgets } from '../index.ts';
import { snippets } from './snippets.ts';

const SITE = 'https://site.example';
const unescaped = (text: string): string =>
  text
    .replaceAll('&#10;', '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = '', text = '']) => [name, unescaped(text)]),
  );
const queryOf = (address: string): Record<string, string> => Object.fromEntries(new URL(address).searchParams);

function taken(widget: Widget, texts: Texts, theme?: 'dark') {
  const { answer } = outcomeOf(widget, texts);
  if (answer === undefined) return undefined;
  const values = parseValues(widget.fields, texts);
  const { headline, picture } = answer;
  const looks = theme === undefined ? {} : { theme };
  return { values, made: snippets({ widget, values, headline, picture, site: SITE, height: 900, ...looks }) };
}

describe.each(widgetNames)('%s', (name) => {
  const widget = widgets[name] as Widget;
  const states: fc.Arbitrary<Texts> = fc.record(
    Object.fromEntries(
      Object.entries(widget.fields).map(([key, field]) => [
        key,
        field.type === 'number'
          ? fc
              .integer({ min: Math.ceil(field.least), max: Math.min(field.most, 2000) })
              .map((n) => String(n - (n % (field.step ?? 1))))
          : field.type === 'text'
            ? fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
            : fc.constantFrom(...Object.keys(field.choices)),
      ]),
    ),
    { requiredKeys: [] },
  );

  test('every snippet parses back to the state that it was made from', () => {
    fc.assert(
      fc.property(states, (texts) => {
        const found = taken(widget, texts);
        fc.pre(found !== undefined); // a state that has no answer has no snippet: another one is drawn
        const { values, made } = found;
        const tag = new RegExp(`<${widget.tag}[^>]*>`).exec(made.script)?.[0] ?? '';
        const frame = unescaped(/ src="([^"]*)"/.exec(made.iframe)?.[1] ?? '');
        const linked = unescaped(/ href="([^"]*)"/.exec(made.picture)?.[1] ?? '');
        const marked = /\]\(([^)]*)\)$/.exec(made.markdown)?.[1] ?? '';
        for (const told of [attributesOf(tag), queryOf(frame), queryOf(made.link), queryOf(linked), queryOf(marked)])
          expect(parseValues(widget.fields, told)).toEqual(values);
      }),
      { numRuns: 300, maxSkipsPerRun: 100 },
    );
  }, 60_000);

  test('each carries the answer and an absolute link', () => {
    const made = taken(widget, {})?.made;
    const said = outcomeOf(widget, {}).answer?.headline.slice(0, 12) ?? '?';
    for (const text of [made?.script, made?.iframe, made?.markdown, made?.picture]) {
      expect(text).toContain(said);
      expect(text).toContain(`${SITE}/tools/${name}/`);
    }
  });

  test('the state holds no "https" of its own, since WordPress takes an address with two for none', () => {
    const { link } = taken(widget, widget.presets[0]?.values ?? {})?.made ?? { link: '' };
    expect(link.match(/https/g)).toHaveLength(1);
  });

  test('Markdown keeps the tag whole: the opening tag ends its line, a blank line stands before it and none within', () => {
    const { script = '' } = taken(widget, {})?.made ?? {};
    const inside = script.slice(script.indexOf(`<${widget.tag}`));
    expect(script).toMatch(new RegExp(`\\n\\n<${widget.tag}[^>\\n]*>\\n`));
    expect(inside).not.toContain('\n\n');
  });
});

test('hostile text cannot leave its place in a snippet', () => {
  const hostile = '"><img src=x onerror=alert(1)>](javascript:alert(1))';
  const widget = { ...(widgets.cost as Widget), title: hostile };
  const made = snippets({
    widget,
    values: parseValues(widget.fields, {}),
    headline: hostile,
    picture: view('svg', { height: 10, 'aria-label': hostile }, hostile),
    site: SITE,
    height: 900,
    lang: hostile,
  });
  for (const text of [made.script, made.iframe, made.picture]) expect(text).not.toContain('<img src=x');
  expect(made.markdown).not.toMatch(/(?<!\\)\]\(javascript/);
  expect(queryOf(unescaped(/ src="([^"]*)"/.exec(made.iframe)?.[1] ?? '')).lang).toBe(hostile);
});

test('looks are told to the tag and to the frame, and not to the tool', () => {
  const made = taken(widgets.cost as Widget, {}, 'dark')?.made;
  expect(made?.script).toContain('<inference-cost theme="dark">');
  expect(made?.iframe).toContain('/embed/cost/?theme=dark');
  expect(made?.link).toBe(`${SITE}/tools/cost/`);
});
