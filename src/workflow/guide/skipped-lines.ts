import type { GuideMilestone } from './guide.ts';

/**
 * What falls away in a milestone, one line for each reason.
 *
 * @returns `tracks` in words, '' where the whole milestone falls away for one reason
 */
export function skippedLines(
	milestone: GuideMilestone,
): readonly { readonly tracks: string; readonly reason: string }[] {
	const byReason = new Map<string, string[]>();
	for (const cell of milestone.cells) {
		if (cell.status !== 'skip') continue;
		const tracks = byReason.get(cell.reason) ?? [];
		tracks.push(...cell.tracks.map(({ title }) => title));
		byReason.set(cell.reason, tracks);
	}
	const whole = milestone.status === 'skip' && byReason.size === 1;
	return [...byReason].map(([reason, tracks]) => ({ tracks: whole ? '' : tracks.join(', '), reason }));
}
