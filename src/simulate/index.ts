export type { Arrivals } from './arrivals.ts';
export type { Lengths } from './distribution.ts';
export type { Course } from './ledger.ts';
export type { Percentiles } from './percentiles.ts';
export type { Room } from './replica.ts';
export type { Limits, LoadResults } from './results.ts';
export { type LoadScenario, setupOf } from './scenario.ts';
export { type Pass, type Service, serviceOf } from './service.ts';
export { simulateLoad, simulateSetup } from './simulate.ts';
export { type Setup, Simulation } from './simulation.ts';
export {
  type LoadFindings,
  type LoadPoint,
  type LoadQuestion,
  simulateInSlices,
  study,
  studyInSlices,
  type Watch,
} from './study.ts';
