export { accelerators } from './accelerators/index.ts';
export { find, findId, nearIds, UnknownIdError } from './find.ts';
export { imageModels } from './image-models.ts';
export { models } from './models/index.ts';
export { ageInDays, isStale } from './offers/age.ts';
export { offers, offersFrom } from './offers/index.ts';
export { type RentalRange, rentalRange, rentals } from './rentals.ts';
export type * from './schema.ts';
export { transcriptionModels } from './transcription-models.ts';
