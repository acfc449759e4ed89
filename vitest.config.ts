import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        // A test fails by what it finds, not by how busy the machine is: the limit only ends one that hangs.
        test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: ['src/e2e/**'], testTimeout: 60_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['src/e2e/**/*.test.ts'],
          globalSetup: ['src/e2e/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
