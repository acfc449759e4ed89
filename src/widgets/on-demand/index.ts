import { readModel } from './read-model.ts';
import { shareView } from './share.ts';

/** What a widget loads when its reader asks for it. */
export const onDemand = { readModel, shareView } as const;

export type OnDemand = typeof onDemand;
