export { accelerators } from './accelerators/index.ts';
export { find, findId, UnknownIdError } from './find.ts';
export { imageModels } from './image-models.ts';
export { models } from './models/index.ts';
export { offers, offersFrom } from './offers/index.ts';
export { type RentalRange, rentalRange, rentals } from './rentals.ts';
export type * from './schema.ts';
export { transcriptionModels } from './transcription-models.ts';
