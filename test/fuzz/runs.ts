/**
 * How many cases a property tries: the number that it names in `npm test`, fifty times as many in `npm run fuzz`
 * (`FUZZ=50`).
 */
export const fuzzRuns = (ordinary: number): number =>
	ordinary * Math.max(1, Number(process.env['FUZZ'] ?? '1') || 1);

/** The same cases every time, unless `FUZZ_SEED` names others; a failure tells its seed. */
export const fuzzSeed = (): number => Number(process.env['FUZZ_SEED'] ?? '') || 20_261_125;
