/** What `import … from 'first-token'` gives: the estimation module, and the rows that it is usually asked about. */
export * from '../catalogue/index.ts';
export * from '../estimate/index.ts';
