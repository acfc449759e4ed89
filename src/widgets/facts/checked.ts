import { accelerators, models } from '../../catalogue/index.ts';

/** The latest day on which a source of a model or an accelerator was opened: the catalogue's date. */
export const checked: string =
  [...Object.values(models), ...Object.values(accelerators)]
    .flatMap(({ sources }) => sources.map(({ opened }) => opened))
    .sort()
    .at(-1) ?? '';
