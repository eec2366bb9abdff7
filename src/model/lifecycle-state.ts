/**
 * How far the configuration proves that a stream has come. One row for each state, the
 * nearest to the beginning first; what is left over comes last.
 */

interface LifecycleStateRow {
	readonly label: string;
	readonly tone: 'success' | 'progressive' | 'warning';
	/** Identifier of the workflow phase that such a stream stands at: a key of `phases.yaml`. */
	readonly phase: string;
}

export const LIFECYCLE_STATE = {
	'beta-only': { label: 'Beta only', tone: 'warning', phase: 'beta-test' },
	/** Declared in production, with the rate 0 or a producer that is disabled. */
	'switched-off': { label: 'Switched off', tone: 'warning', phase: 'limited-production' },
	/**
	 * Declared in production, a part of the events is sent. Whether the rate is the one that was wanted, the
	 * configuration cannot say; most sampled streams stay sampled.
	 */
	sampled: { label: 'Sampled in production', tone: 'progressive', phase: 'full-production' },
	/** Declared in production, no rate below 1. */
	full: { label: 'Declared in production', tone: 'success', phase: 'full-production' },
	/** A name that is registered somewhere with no declaration behind it. */
	leftover: { label: 'Left over', tone: 'warning', phase: 'design' },
} as const satisfies Record<string, LifecycleStateRow>;

export type LifecycleState = keyof typeof LIFECYCLE_STATE;

/** In the order in which lists, filters and charts show them. */
export const LIFECYCLE_STATES = Object.keys(LIFECYCLE_STATE) as readonly LifecycleState[];
