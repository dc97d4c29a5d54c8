// How are property tests run? On a fresh seed for whoever works here, so that they go on looking; on one seed in CI, so that a
// run can be repeated. `RUNS=10000 npm run unit` looks longer, `SEED=42 npm run unit` looks at the same again.
import fc from 'fast-check';

const { CI, RUNS, SEED } = process.env;
const seed = SEED ?? (CI === undefined ? undefined : '20261125');
fc.configureGlobal({
  ...(seed === undefined ? {} : { seed: Number(seed) }),
  ...(RUNS === undefined ? {} : { numRuns: Number(RUNS) }),
});
