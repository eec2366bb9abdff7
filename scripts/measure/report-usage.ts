/**
 * Loaded into a measured process (`node --import`): when it ends, what it has used is written to the file that
 * USAGE_FILE names.
 */
import { writeFileSync } from 'node:fs';
import { type ProcessUsage, processUsage, stageSeconds } from '../../src/build/stages.ts';

/** What a process has used, with the processes that it started and waited for. */
export interface Usage extends ProcessUsage {
	/** CPU seconds of each stage. */
	readonly stages: Readonly<Record<string, number>>;
}

const file = process.env['USAGE_FILE'];
if (file !== undefined) {
	// The child processes of the measured one must not overwrite its figures.
	delete process.env['USAGE_FILE'];
	process.on('exit', () => {
		const usage: Usage = { ...processUsage(), stages: Object.fromEntries(stageSeconds()) };
		writeFileSync(file, JSON.stringify(usage));
	});
}
