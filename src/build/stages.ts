/** Prefix of the marks that stages leave in the process's timeline. */
const PREFIX = 'stage: ';

/**
 * Notes that a stage of a command begins; it lasts until the next one. Costs nothing that could be measured, and
 * nobody looks at it but the benchmarks (scripts/measure/report-usage.ts).
 */
export function beginStage(name: string): void {
	performance.mark(PREFIX + name, { detail: seconds() });
}

/** What a process has used. */
export interface ProcessUsage {
	/** User and system time, seconds. */
	readonly cpu: number;
	/** Peak of the resident set, bytes. */
	readonly memory: number;
}

/** Of processes that have ended: their time together, and the largest memory. */
let children: ProcessUsage = { cpu: 0, memory: 0 };

/** Adds what a process has used that this one has started and waited for. */
export function noteChild({ cpu, memory }: ProcessUsage): void {
	children = { cpu: children.cpu + cpu, memory: Math.max(children.memory, memory) };
}

/** What this process has used so far, together with those that `noteChild` was told of. */
export function processUsage(): ProcessUsage {
	const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
	return {
		cpu: (userCPUTime + systemCPUTime) / 1e6 + children.cpu,
		memory: Math.max(maxRSS * 1024, children.memory),
	};
}

const seconds = (): number => processUsage().cpu;

/** CPU seconds of every stage so far, in order; what was before the first is `start`. */
export function stageSeconds(): ReadonlyMap<string, number> {
	const stages = new Map<string, number>();
	let [name, before] = ['start', 0];
	const end = (now: number): void => void stages.set(name, (stages.get(name) ?? 0) + now - before);
	for (const mark of performance.getEntriesByType('mark')) {
		if (!mark.name.startsWith(PREFIX)) continue;
		const now = (mark as PerformanceMark).detail as number;
		end(now);
		[name, before] = [mark.name.slice(PREFIX.length), now];
	}
	end(seconds());
	return stages;
}
