import { accelerators, type RentalRange, rentalRange } from '../../catalogue/index.ts';

/** What an hour of each accelerator was offered for, on demand. */
export const rents: Readonly<Record<string, RentalRange>> = Object.fromEntries(
  Object.keys(accelerators).flatMap((id): [string, RentalRange][] => {
    const range = rentalRange(id);
    return range === undefined ? [] : [[id, range]];
  }),
);
