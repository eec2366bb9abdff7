import { byCodeUnit } from '../../model/order.ts';
/** How-tos in the order in which they are read. */

export type GuideGroup = 'concepts' | 'how-to' | 'operator';

/** Names of the groups, in reading order. */
export const HOW_TO_GROUPS: Readonly<Record<GuideGroup, string>> = {
	concepts: 'Understand',
	'how-to': 'How to',
	operator: 'Run this catalog',
};

interface Ordered {
	readonly id: string;
	readonly data: { readonly group: GuideGroup; readonly order: number };
}

/** Sorted by group, then by `order`, then by identifier. */
export function inReadingOrder<Guide extends Ordered>(guides: readonly Guide[]): readonly Guide[] {
	const groups = Object.keys(HOW_TO_GROUPS);
	return [...guides].sort(
		(a, b) =>
			groups.indexOf(a.data.group) - groups.indexOf(b.data.group) ||
			a.data.order - b.data.order ||
			byCodeUnit(a.id, b.id),
	);
}
