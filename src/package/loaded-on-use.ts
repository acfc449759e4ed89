import type {
  offeredBy as fromScript,
  workerOf as ofOrigin,
  originOfScript as ofScript,
} from '../widgets/frame/scripts.ts';

/**
 * What a widget loads when it is used, by the name that its script has on a page. In the package they are modules: a bundler
 * cuts them off, and a browser fetches them beside the widget.
 */
const FURTHER: Readonly<Record<string, () => Promise<unknown>>> = {
  'simulate.js': () => import('../simulate/index.ts').then(({ studyInSlices }) => studyInSlices),
};

/** A module has no script whose folder could hold others. */
export const originOfScript: typeof ofScript = () => undefined;

/** Nor does a worker of it survive every bundler: the work is done in slices on the page. */
export const workerOf: typeof ofOrigin = () => undefined;

export const offeredBy: typeof fromScript = (_, file) => {
  const load = FURTHER[file];
  return load === undefined ? Promise.reject(new RangeError(`the package has no ${file}`)) : load();
};
