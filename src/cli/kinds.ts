import { apiCall } from './api-call.ts';
import { chat } from './chat.ts';
import type { Kind } from './kind.ts';
import { image, transcription } from './media.ts';
import { plan } from './plan.ts';
import { rental } from './rental.ts';

/** Every kind of scenario by its `kind`. */
export const kinds: Readonly<Record<string, Kind>> = {
  chat,
  'api-call': apiCall,
  rental,
  plan,
  image,
  transcription,
};
