import { element, type View, type ViewElement, view } from './view.ts';

/** Kinds that one sees through: where two of them overlap, the drawing is darker, and one path would hide that. */
const SEEN_THROUGH = /\bi-(?:band|token|faint|points)/;

/** The way of a pen along a shape, where the shape's class says all else of it. */
function outline({ tag, attributes: { class: _, ...at } }: ViewElement): string | undefined {
  switch (`${tag} ${Object.keys(at).join(' ')}`) {
    case 'path d':
      return String(at.d);
    case 'line x1 y1 x2 y2':
      return `M${at.x1} ${at.y1}L${at.x2} ${at.y2}`;
    case 'rect x y width height':
      return `M${at.x} ${at.y}h${at.width}v${at.height}h-${at.width}z`;
    default:
      return undefined;
  }
}

const flat = (parts: readonly View[]): View[] => parts.flatMap((part) => (Array.isArray(part) ? flat(part) : [part]));

function joinedParts(parts: readonly View[]): View[] {
  const all: View[] = [];
  for (const part of parts) {
    const shape = element(part);
    const d = shape && outline(shape);
    const last = element(all.at(-1) ?? '');
    if (shape === undefined || d === undefined) {
      all.push(part);
      continue;
    }
    const kind = String(shape.attributes.class);
    const before = last && outline(last);
    const joins = before !== undefined && last?.attributes.class === kind && !SEEN_THROUGH.test(kind);
    if (joins) all.pop();
    all.push(view('path', { class: kind, d: joins ? before + d : d }));
  }
  return all;
}

/** A drawing that looks the same, in which solid shapes of one class that follow one another are one path. */
export const joined = ({ children, ...drawing }: ViewElement): ViewElement => ({
  ...drawing,
  children: joinedParts(flat(children)),
});
