export { answerSchema, scenarioSchema } from './schema.ts';
