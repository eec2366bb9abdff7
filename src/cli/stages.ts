/** Prefix of the marks that stages leave in the process's timeline. */
const PREFIX = 'stage: ';

/**
 * Notes that a stage of a command begins; it lasts until the next one. Costs nothing that could be measured, and
 * nobody looks at it but the benchmarks (scripts/measure/report-usage.ts).
 */
export function beginStage(name: string): void {
	performance.mark(PREFIX + name, { detail: process.cpuUsage() });
}

/** CPU seconds of every stage so far, in order; what was before the first is `start`. */
export function stageSeconds(): ReadonlyMap<string, number> {
	const seconds = new Map<string, number>();
	let [name, before] = ['start', 0];
	const end = (now: number): void => void seconds.set(name, (seconds.get(name) ?? 0) + now - before);
	for (const mark of performance.getEntriesByType('mark')) {
		if (!mark.name.startsWith(PREFIX)) continue;
		const now = total((mark as PerformanceMark).detail as NodeJS.CpuUsage);
		end(now);
		[name, before] = [mark.name.slice(PREFIX.length), now];
	}
	end(total(process.cpuUsage()));
	return seconds;
}

const total = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;
