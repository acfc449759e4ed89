import type { MemoryUse } from '../estimate/memory.ts';
import type { printer } from './frame/print.ts';
import { fleet, precisionName, type Told } from './scenario.ts';

/** The message where a model is too large: it says what to change. */
export function tooLarge(
  scenario: Told,
  { total, capacity }: Pick<MemoryUse, 'total' | 'capacity'>,
  { bytes }: Pick<ReturnType<typeof printer>, 'bytes'>,
): RangeError {
  return new RangeError(
    `${scenario.model.name} in ${precisionName(scenario.weights)} does not fit ${fleet(scenario)}: each would hold ${bytes(total)} and has ${bytes(capacity)}. Take more accelerators, or weights of fewer bits.`,
  );
}
