// Two kinds of test here: sentences about pure code (node) and about the DOM (a real Chromium). Journeys live in `test/e2e`.
import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { poppler } from './test/browser/pdf/poppler.ts';

const alias = { '@': new URL('.', import.meta.url).pathname.replace(/\/$/, '') };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/property-runs.ts'],
          testTimeout: 90_000,
          maxWorkers: 2,
        },
      },
      { resolve: { alias }, test: { name: 'repository', include: ['test/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 } },
      { resolve: { alias }, test: { name: 'built', include: ['test/built/**/*.test.ts'] } },
      {
        resolve: { alias },
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 240_000, fileParallelism: false },
      },
      {
        resolve: { alias },
        plugins: [preact()],
        // Found late, it would make the browser load a test anew in its midst.
        optimizeDeps: { include: ['d3-scale'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          // Hung, not slow: what a thing costs is told by the benches.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: { poppler },
            provider: playwright({
              launchOptions: {
                executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
                args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
