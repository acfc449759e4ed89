import type { Offer } from '../catalogue/schema.ts';
import { count as printCount } from '../format.ts';
import { type ViewElement, view } from '../view/index.ts';
import { offers, offersFrom } from './facts/offers.ts';
import { bar, label, type Mark, picture } from './frame/chart.ts';
import { FieldError, type Fields, type Values } from './frame/field.ts';
import { pricePrinter } from './frame/print.ts';
import type { Answer, Table, Widget } from './frame/widget.ts';
import { type Counted, type Piece, SHOWN } from './tokenizer/counted.ts';
import { others } from './tokenizer/others.ts';
import { samples } from './tokenizer/samples.ts';
import { tokenRules } from './tokenizer/style.ts';

type Print = ReturnType<typeof pricePrinter>;

/** The rule of thumb: so many characters of English make a token. */
const CHARACTERS = 4;
/** Characters that are counted at most. */
const MOST = 1_000_000;
/** Characters of an address that a text may take up: servers refuse addresses of a few thousand. */
const IN_ADDRESS = 2000;
/** Characters that stay in the text's field. */
export const IN_FIELD = 20_000;
/** Tokens that the table lists. */
const LISTED = 40;
const ROW = 48;

/** Without what is no text: marks of byte order, halves of characters, the carriage returns of Windows. */
function readText(text: string, name: string): string {
  const clean = text.toWellFormed().replaceAll('\uFEFF', '').replaceAll('\r\n', '\n');
  if (clean.length > MOST)
    throw new FieldError(
      name,
      `${name} must have 1 to ${printCount(MOST)} characters, got ${printCount(clean.length)}`,
    );
  return clean;
}

const fields = {
  text: {
    type: 'text',
    label: 'Text',
    help: 'Paste yours, up to 1,000,000 characters. It stays on this page',
    start: samples.english,
    open: `A text of over ${IN_FIELD} characters is counted and not shown here`,
    shown: IN_FIELD,
    clears: 'count',
    read: readText,
  },
  count: {
    type: 'number',
    label: 'Or so many',
    unit: 'tokens',
    start: null,
    open: 'of the text',
    least: 1,
    most: 1e9,
    step: 1,
  },
  times: {
    type: 'number',
    label: 'Sent',
    unit: 'times',
    start: 1000,
    least: 1,
    most: 1e9,
    step: 1,
  },
} as const satisfies Fields;

type TokensValues = Values<typeof fields>;

/** Models that count in o200k_base: OpenAI's since GPT-4o. */
const counts = Object.keys(offers).filter((id) => id.startsWith('openai/') && id !== 'openai/gpt-4');
const countOtherwise = Object.keys(offers).filter((id) => !counts.includes(id));
const offer = (id: string): Offer => offers[id] as Offer;

/** What a reader sees of a character that has no shape. */
const seen = (text: string): string => text.replaceAll('\n', '⏎').replaceAll('\t', '⇥').replaceAll(' ', '␣');

/** The text with every token marked, spaces along with the word that they belong to. */
function marked({ pieces, tokens }: Counted, { count }: Print): ViewElement {
  const more = tokens - pieces.reduce((sum, [, ids]) => sum + ids.length, 0);
  return view(
    'p',
    {
      class: 'i-tokens',
      part: 'text',
      dir: 'auto',
      tabindex: 0,
      role: 'group',
      'aria-label': 'The text, token by token',
    },
    ...pieces.map(([text, ids]) =>
      view('span', {}, text.replaceAll('\n', '⏎\n'), ids.length === 1 ? '' : view('sup', {}, `×${count(ids.length)}`)),
    ),
    more > 0 ? ` … and ${count(more)} more` : '',
  );
}

/** What was counted, and what the rule of thumb says, on one scale. */
function draw(rows: readonly (readonly [name: string, value: number, mark: Mark])[], { count }: Print): ViewElement {
  const most = Math.max(...rows.map(([, value]) => value));
  return picture(
    rows.length * ROW,
    'Tokens of the text',
    `${rows.map(([name, value]) => `${name}: ${count(value)}`).join('; ')}.`,
    ...rows.map(([name, value, mark], index) => [
      label(name, 0, index * ROW + 14),
      label(count(value), 1, index * ROW + 14, { kind: 'number', anchor: 'end' }),
      bar(mark, 0, value / most, index * ROW + 20, 16),
    ]),
  );
}

/** What tokens cost by each offer; another tokenizer makes a range of them. */
function prices(
  { caption, ids, shown }: { readonly caption: string; readonly ids: readonly string[]; readonly shown: number },
  [low, high]: readonly [low: number, high: number],
  times: number,
  { count, usd, range }: Print,
): Table {
  const money = (price: number): string =>
    low === high
      ? usd(low * price)
      : range({ low: low * price, typical: ((low + high) / 2) * price, high: high * price }, usd);
  return {
    caption,
    shown,
    columns: ['Model', 'Read once', `Read ${count(times)} times`, 'Written once'],
    rows: ids.map((id) => {
      const { name, input, output } = offer(id);
      return { what: name, values: [money(input), money(input * times), money(output)] };
    }),
  };
}

const listed = (pieces: readonly Piece[]): Table => ({
  caption: 'Token by token',
  shown: 0,
  columns: ['Text', 'Numbers in the vocabulary'],
  rows: pieces.slice(0, LISTED).map(([text, ids]) => ({ what: seen(text), values: [ids.join(' ')] })),
});

const pluralOf = (count: number, word: string): string => (count === 1 ? word : `${word}s`);

/** How far a guess is off: "9% too many". */
function apart(guess: number, tokens: number, { percent }: Print): string {
  const off = guess / tokens - 1;
  if (Math.abs(off) < 0.005) return 'which is right here';
  return `${percent(Math.abs(off))} too ${off > 0 ? 'many' : 'few'}`;
}

/** The number that prices are for, and how it came about. */
interface Reckoned {
  readonly tokens: number;
  readonly headline: string;
  readonly rows: Parameters<typeof draw>[0];
  readonly data: Answer['data'];
  readonly how: readonly string[];
  readonly latin: boolean;
}

const ruleOf = (characters: number): number => Math.max(1, Math.ceil(characters / CHARACTERS));

/** A count that was set is taken as it is: whoever follows a link has no text. */
const asSet = (tokens: number, { count }: Print): Reckoned => ({
  tokens,
  headline: `${count(tokens)} ${pluralOf(tokens, 'token')}, as set: no text is looked at.`,
  rows: [['tokens', tokens, 'prefill']],
  data: [['tokens', 'as set', tokens]],
  how: [],
  latin: true,
});

function asGuessed(text: string, { count }: Print): Reckoned {
  const characters = [...text].length;
  const tokens = ruleOf(characters);
  return {
    tokens,
    headline: `About ${count(tokens)} ${pluralOf(tokens, 'token')} in ${count(characters)} ${pluralOf(characters, 'character')}, by the rule of thumb: the tokenizer did not load.`,
    rows: [[`characters ÷ ${CHARACTERS}`, tokens, 'other']],
    data: [
      ['characters', 'code points', characters],
      ['characters ÷ 4', 'tokens', tokens],
    ],
    how: [`characters ÷ ${CHARACTERS} = ${count(characters)} ÷ ${CHARACTERS} = ${count(tokens)}`],
    latin: true,
  };
}

function asCounted({ tokens, characters, torn, latin }: Counted, print: Print): Reckoned {
  const { count } = print;
  const guess = ruleOf(characters);
  const each = Number((characters / tokens).toPrecision(2));
  return {
    tokens,
    headline: `This text is ${torn > 0 ? 'about ' : ''}${count(tokens)} ${pluralOf(tokens, 'token')}: ${count(characters)} ${pluralOf(characters, 'character')}, ${count(each)} to a token. “Characters ÷ ${CHARACTERS}” says ${count(guess)}, ${apart(guess, tokens, print)}.`,
    rows: [
      ['tokens', tokens, 'prefill'],
      [`characters ÷ ${CHARACTERS}`, guess, 'other'],
    ],
    data: [
      ['tokens', 'o200k_base', tokens],
      ['characters', 'code points', characters],
      ['characters ÷ 4', 'tokens', guess],
    ],
    how: [`characters ÷ ${CHARACTERS} = ${count(characters)} ÷ ${CHARACTERS} = ${count(guess)}`],
    latin,
  };
}

/** What stands in a link in place of a text that is too long for an address. */
function linkedOf(text: string, tokens: number): Pick<Answer, 'linked'> {
  if (encodeURIComponent(text).length <= IN_ADDRESS) return {};
  return {
    linked: {
      texts: { text: '', count: String(tokens) },
      note: 'The text is too long for an address: links and codes carry its number of tokens instead.',
    },
  };
}

/** What other tokenizers make of it, in words. */
const differ = (latin: boolean, { count }: Print): string => {
  const { low, high } = latin ? others.latin : others.rest;
  return `Counted in o200k_base, the encoding of OpenAI’s models since GPT-4o. Other makers cut text otherwise: ${latin ? 'for Latin letters' : 'in this script'} their counts are ${count(low)} to ${count(high)} times this one (four published tokenizers on ten texts, and what is known of Claude’s).`;
};

/** Without what was counted, a text is guessed by the rule of thumb. */
export function answerFrom(
  { text, count: set, times }: TokensValues,
  counted: Counted | undefined,
  locale?: string,
): Answer {
  const print = pricePrinter(locale);
  const { count } = print;
  if (set === undefined && text === '')
    throw new FieldError(
      'text',
      `text must have 1 to ${count(MOST)} characters, got none: paste one, or set a number of tokens`,
    );
  const reckoned = set !== undefined ? asSet(set, print) : counted ? asCounted(counted, print) : asGuessed(text, print);
  const { tokens, headline, rows, latin } = reckoned;
  const ratio = latin ? others.latin : others.rest;
  const elsewhere = [Math.round(tokens * ratio.low), Math.round(tokens * ratio.high)] as const;
  const looked = set === undefined ? counted : undefined;
  const [first = ''] = counts;
  return {
    headline,
    picture: draw(rows, print),
    ...(looked === undefined ? {} : { text: marked(looked, print) }),
    ...(set === undefined ? linkedOf(text, tokens) : {}),
    tables: [
      prices(
        { caption: 'What it costs where this tokenizer is used', ids: counts, shown: 4 },
        [tokens, tokens],
        times,
        print,
      ),
      prices(
        {
          caption: `Elsewhere, with a tokenizer of its own: ${count(elsewhere[0])} to ${count(elsewhere[1])} tokens`,
          ids: countOtherwise,
          shown: 0,
        },
        elsewhere,
        times,
        print,
      ),
      ...(looked === undefined ? [] : [listed(looked.pieces)]),
    ],
    data: [
      ['quantity', 'unit', 'value'],
      ...reckoned.data,
      ['with other tokenizers, at least', 'tokens', elsewhere[0]],
      ['with other tokenizers, at most', 'tokens', elsewhere[1]],
      ...counts.map((id) => [`${id}, read once`, 'USD', tokens * offer(id).input]),
    ],
    how: [
      'cost = tokens × price of a token',
      `${offer(first).name}: ${count(tokens)} × ${print.perMillion(offer(first).input)} = ${print.usd(tokens * offer(first).input)}`,
      ...reckoned.how,
    ].map((line) => view('p', {}, line)),
    assumptions: [
      differ(latin, print),
      'Only the text itself. A call adds a few tokens for each message, and the instructions and tools that go with it.',
      ...(looked !== undefined && looked.torn > 0
        ? [
            `It has stretches of over ${count(SHOWN - 500)} characters without a place to cut; they were divided, which may add a token or two each time: ${count(looked.torn)} times.`,
          ]
        : []),
      'The text stays on this page: it is counted here, sent nowhere and not put into the address. A link that you copy carries it where it is short.',
    ],
    dated: `List prices as genai-prices ${offersFrom.version} has them, released ${offersFrom.released}.`,
    priced: offersFrom.released,
    sources: [
      { title: 'Each price in the catalogue', url: '/catalogue/prices/#offers' },
      { title: 'gpt-tokenizer 4.0.0, which counts', url: 'https://www.npmjs.com/package/gpt-tokenizer/v/4.0.0' },
      {
        title: 'How much more Claude’s tokenizer takes since Opus 4.7',
        url: 'https://sol.ava.dev/writings/2026-04-17-opus-4-7-tokenizer.html',
      },
    ],
    longer: '',
  };
}

/** The widget but for its counting. */
export const tokensRecord = {
  tag: 'inference-tokens',
  title: 'How many tokens',
  question: 'How many tokens is a text, and what does it cost to send?',
  about: [
    'For whoever has a text and a price list. Sellers charge by the token, a piece of text that their tokenizer cuts off: a short English word, half of a long one, a third of a letter in a script that it met seldom. Dividing the characters by four is a fair guess for English prose and a poor one for code, numbers and most other languages.',
    'Paste a text: each token is marked, the guess stands beside the count, and what the text costs stands below, model by model. Where a mark says ×2, one character or emoji took two tokens. The text is counted on the page and leaves it for nowhere.',
  ],
  term: 'token',
  height: 1295,
  fields,
  rules: tokenRules,
  presets: Object.entries({
    english: 'English',
    code: 'Code',
    german: 'German',
    hindi: 'Hindi',
    arabic: 'Arabic',
    emoji: 'Emoji',
  } as const).map(([id, name]) => ({
    id,
    name,
    values: { text: samples[id as keyof typeof samples], count: '' },
  })),
} as const satisfies Omit<Widget<typeof fields>, 'answer' | 'elsewhere'>;
