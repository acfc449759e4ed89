import { csv, download, drawnFile } from '../../widgets/on-demand/file.ts';
import type { Place } from './stage.ts';
import { type State, sidesOf, textsOf } from './state.ts';
import type { Scene } from './tool.ts';

/** What stands in the place of a widget's numbers. */
function missing({ element, open }: Place): string {
  const message = element.shadowRoot?.querySelector('[part~="error"]')?.textContent;
  return open ? 'not computed yet' : (message ?? 'no answer');
}

/** All numbers of all widgets in one table: a line for each number, with the scenario and the row that it stands in. */
export function saveNumbers(scene: Scene, state: State, places: readonly Place[]): void {
  const settings = sidesOf(state).flatMap((side) =>
    Object.entries(textsOf(scene, state, side)).map(([name, text]) => [
      side.toUpperCase(),
      'scenario',
      '',
      '',
      name,
      text,
    ]),
  );
  const numbers = places.flatMap((place) => {
    const { tool, side, element, open } = place;
    const [names, ...rows] = (open ? undefined : element.numbers) ?? [];
    if (names === undefined) return [[side.toUpperCase(), tool, '', '', 'message', missing(place)]];
    return rows.flatMap((row, index) =>
      row.slice(1).map((value, at) => [side.toUpperCase(), tool, index + 1, row[0] ?? '', names[at + 1] ?? '', value]),
    );
  });
  const all = [['scenario', 'tool', 'row', 'of', 'quantity', 'value'], ...settings, ...numbers];
  download('workbench.csv', 'text/csv', csv(all));
}

/** Space between two pictures, in pixels. */
const GAP = 12;

/** All pictures in one: under each other, and the second scenario's beside the first's. */
export function savePictures(places: readonly Place[], nameOf: (place: Place) => string): void {
  const drawn = places.flatMap((place) => {
    const picture = place.open ? null : place.element.shadowRoot?.querySelector('.i-picture');
    const box = place.element.shadowRoot?.querySelector('.i-widget');
    if (!picture || !box) return [];
    const paper = getComputedStyle(box).backgroundColor;
    const text = drawnFile(picture, { paper, credit: nameOf(place) });
    const sheet = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return [
      { ...place, sheet, width: Number(sheet.getAttribute('width')), height: Number(sheet.getAttribute('height')) },
    ];
  });
  const whole = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const column = Math.max(0, ...drawn.map(({ width }) => width)) + GAP;
  let [top, right] = [0, 0];
  for (const tool of new Set(drawn.map((one) => one.tool))) {
    const row = drawn.filter((one) => one.tool === tool);
    for (const { sheet, side, width } of row) {
      const left = side === 'b' ? column : 0;
      sheet.setAttribute('x', String(left));
      sheet.setAttribute('y', String(top));
      whole.append(document.importNode(sheet, true));
      right = Math.max(right, left + width);
    }
    top += Math.max(...row.map(({ height }) => height)) + GAP;
  }
  whole.setAttribute('width', String(right));
  whole.setAttribute('height', String(Math.max(0, top - GAP)));
  download('workbench.svg', 'image/svg+xml', new XMLSerializer().serializeToString(whole));
}
