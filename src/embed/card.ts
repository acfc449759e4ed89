import { site } from '../site.ts';
import {
  type Answer,
  outcomeOf,
  type Preset,
  parseValues,
  shortName,
  snippets,
  type Widget,
} from '../widgets/index.ts';

/** How a widget, or a setting of it, presents itself to other sites. */
export interface Card {
  readonly title: string;
  /** The answer itself: what a card says where nothing runs. */
  readonly description: string;
  /** Address of the tool in this setting. */
  readonly tool: string;
  /** Address of the bare page. */
  readonly page: string;
  readonly oembed: string;
  readonly image: string;
  /** Its answer, so that what shows it need not ask again. */
  readonly outcome: { readonly answer: Answer };
}

const cards = new Map<string, Card>();

/**
 * Names and addresses of a widget's card: made once, though its page, its data and its picture ask for it.
 * @throws {RangeError} where a preset asks for what the widget refuses
 */
export function card(widget: Widget, preset?: Preset): Card {
  const key = `${widget.tag} ${preset?.id ?? ''}`;
  const made = cards.get(key) ?? cardOf(widget, preset);
  cards.set(key, made);
  return made;
}

function cardOf(widget: Widget, preset?: Preset): Card {
  const name = shortName(widget);
  const values = parseValues(widget.fields, preset?.values ?? {});
  const { answer, error } = outcomeOf(widget, preset?.values ?? {});
  if (answer === undefined) throw new RangeError(`${widget.tag}, preset ${preset?.id ?? 'of the start'}: ${error}`);
  const { headline, picture, linked } = answer;
  const { link } = snippets({
    widget,
    values,
    headline,
    picture,
    site: site.url,
    height: widget.height,
    linked: linked?.texts,
  });
  const path = preset === undefined ? name : `${name}/${preset.id}`;
  return {
    title: preset === undefined ? widget.title : `${widget.title}: ${preset.name}`,
    description: headline,
    tool: link,
    page: `${site.url}/embed/${path}/`,
    oembed: `${site.url}/oembed/${path}.json`,
    image: `${site.url}/cards/${name}.png`,
    outcome: { answer },
  };
}
