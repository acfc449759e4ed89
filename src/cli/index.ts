export { answerSchema } from './answer-schema.ts';
export { scenarioSchema } from './scenario-schema.ts';
