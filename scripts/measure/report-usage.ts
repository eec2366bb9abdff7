/**
 * Loaded into a measured process (`node --import`): when it ends, what it has used is written to the file that
 * USAGE_FILE names.
 */
import { writeFileSync } from 'node:fs';
import { stageSeconds } from '../../src/cli/stages.ts';

/** What a process has used. */
export interface Usage {
	/** User and system time, seconds. */
	readonly cpu: number;
	/** Peak of the resident set, bytes. */
	readonly memory: number;
	/** CPU seconds of each stage. */
	readonly stages: Readonly<Record<string, number>>;
}

const file = process.env['USAGE_FILE'];
if (file !== undefined) {
	// The child processes of the measured one must not overwrite its figures.
	delete process.env['USAGE_FILE'];
	process.on('exit', () => {
		const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
		const usage: Usage = {
			cpu: (userCPUTime + systemCPUTime) / 1e6,
			memory: maxRSS * 1024,
			stages: Object.fromEntries(stageSeconds()),
		};
		writeFileSync(file, JSON.stringify(usage));
	});
}
