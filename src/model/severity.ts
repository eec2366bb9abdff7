/** How bad a problem is. One row each; whatever sorts, counts, colours or names severities asks here. */

interface SeverityRow {
	/** What one such problem is called in a sentence. */
	readonly one: string;
	/** The same alone, beside an icon or before a colon. */
	readonly label: string;
	/** Heading over several. */
	readonly title: string;
	readonly tone: 'error' | 'warning' | 'neutral';
	/** Icon on pages, by its name in the sprite. */
	readonly icon: 'error' | 'alert' | 'infoFilled';
	/** Colour in the terminal. */
	readonly colour: 'red' | 'yellow' | 'blue';
	/** What it says of the thing, a full sentence. */
	readonly meaning: string;
}

/** Worst first. */
export const SEVERITY = {
	error: {
		one: 'error',
		label: 'Error',
		title: 'Errors',
		tone: 'error',
		icon: 'error',
		colour: 'red',
		meaning: 'Something is broken: an event is refused, a file cannot be used, a name means two things.',
	},
	warning: {
		one: 'warning',
		label: 'Warning',
		title: 'Warnings',
		tone: 'warning',
		icon: 'alert',
		colour: 'yellow',
		meaning: 'Something is probably not what was meant, or will cause trouble later.',
	},
	notice: {
		one: 'notice',
		label: 'Notice',
		title: 'Notices',
		tone: 'neutral',
		icon: 'infoFilled',
		colour: 'blue',
		meaning: 'Something worth knowing; often nothing has to be done.',
	},
} as const satisfies Record<string, SeverityRow>;

/** `error`: something is broken; `warning`: probably not what was meant; `notice`: worth knowing. */
export type Severity = keyof typeof SEVERITY;

/** Worst first. */
export const SEVERITIES = Object.keys(SEVERITY) as readonly Severity[];

/** Sorts worst first. */
export const bySeverity = (a: { readonly severity: Severity }, b: { readonly severity: Severity }): number =>
	SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** How many of each severity there are. */
export function countBySeverity(
	problems: readonly { readonly severity: Severity }[],
): Readonly<Record<Severity, number>> {
	const counts = { error: 0, warning: 0, notice: 0 };
	for (const { severity } of problems) counts[severity]++;
	return counts;
}
