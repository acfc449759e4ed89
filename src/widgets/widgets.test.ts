import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHtml } from '../view/index.ts';
import { outcomeOf, renderWidget, shortName, type Texts, type Widget, widgetNames, widgets } from './index.ts';
import { csv } from './on-demand/file.ts';

const RUNS = 4000;

/** Texts that a field may get: its own, near its edges, and junk. */
const textOf = (field: Widget['fields'][string]): fc.Arbitrary<string> => {
  const junk = fc.oneof(
    fc.string({ maxLength: 100 }),
    fc.constantFrom(
      '',
      ' ',
      '0',
      '-0',
      '-1',
      '1e308',
      '1e-308',
      'NaN',
      'Infinity',
      '0x10',
      '1,5',
      '<b>',
      '__proto__',
      ',,',
      '٣',
    ),
    fc.double().map(String),
  );
  if (field.type === 'number') {
    const { least, most } = field;
    const inside = fc.integer({ min: Math.ceil(least), max: Math.floor(most) });
    const small = fc.integer({ min: Math.ceil(least), max: Math.min(most, 5000) });
    const edges = fc.constantFrom(least, most, least - 1, most + 1);
    return fc.oneof({ weight: 6, arbitrary: fc.oneof(small, inside, edges).map(String) }, junk);
  }
  if (field.type === 'text') {
    // Its answer repeats it: what must not come from us must not come from the reader either.
    const own = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), junk);
    return own.filter((text) => !/NaN|Infinity|∞|undefined|null/.test(text));
  }
  const id = fc.constantFrom(...Object.keys(field.choices));
  const own = field.type === 'choice' ? id : fc.array(id, { maxLength: field.most + 1 }).map((ids) => ids.join(','));
  return fc.oneof({ weight: 8, arbitrary: own }, junk);
};

const textsOf = ({ fields }: Widget): fc.Arbitrary<Texts> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, textOf(field)])), {
    requiredKeys: [],
  });

describe.each(widgetNames)('%s', (name) => {
  const widget = widgets[name] as Widget;

  test('is named as its tag says', () => {
    expect(shortName(widget)).toBe(name);
  });

  test('answers as it starts, and in each of its examples', () => {
    for (const values of [{}, ...widget.presets.map((preset) => preset.values)])
      expect(outcomeOf(widget, values).error).toBeUndefined();
  });

  test('answers each of its examples after each other one, since a click on one leaves alone what it does not name', () => {
    const all = widget.presets.flatMap((first) => widget.presets.map((then) => ({ ...first.values, ...then.values })));
    for (const values of all) expect([values, outcomeOf(widget, values).error]).toEqual([values, undefined]);
  });

  test('has examples whose ids can stand in an address and differ', () => {
    const ids = widget.presets.map(({ id }) => id);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has attributes that survive HTML, which knows no capitals, and that mean nothing to every element', () => {
    const taken = ['id', 'class', 'style', 'title', 'lang', 'dir', 'hidden', 'slot', 'part', 'theme', 'sync', 'is'];
    for (const field of Object.keys(widget.fields)) {
      expect(field).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(taken).not.toContain(field);
    }
  });

  test('says a number or names the input, whatever it is asked', () => {
    fc.assert(
      fc.property(textsOf(widget), fc.constantFrom('en', 'de', 'ar', 'hi'), (texts, locale) => {
        const { answer, error } = outcomeOf(widget, texts, locale);
        if (answer === undefined) {
          expect(error).not.toBe('');
          return;
        }
        const { picture, tables, how, data, headline, assumptions } = answer;
        const said = [headline, ...assumptions, toHtml(picture), toHtml(how), JSON.stringify(tables), csv(data)].join(
          ' ',
        );
        expect(said).not.toMatch(/NaN|Infinity|∞|undefined|null/);
        for (const value of data.slice(1).flat())
          if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  test('prints its answer and a link to its term for readers without scripts', () => {
    const html = renderWidget(widget, {}, { id: 'here' });
    const { answer } = outcomeOf(widget, {});
    expect(html).toContain(toHtml(answer?.headline ?? '?'));
    expect(html).toContain(`href="/terms/${widget.term}/"`);
  });

  test('prints ids of its own in each place', () => {
    const ids = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
    const both = [...ids(renderWidget(widget, {}, { id: 'a' })), ...ids(renderWidget(widget, {}, { id: 'b' }))];
    expect(new Set(both).size).toBe(both.length);
  });

  test('cannot be built into a page with a setting that it refuses', () => {
    expect(() => renderWidget(widget, { nonsense: '1' })).toThrow('has no field "nonsense"');
    const [[field = '', { type } = { type: '' }] = []] = Object.entries(widget.fields);
    expect(() => renderWidget(widget, { [field]: type === 'text' ? '' : '<script>' })).toThrow(RangeError);
  });
});
