import { describe, expect, it } from 'vitest';
import { breakPoints } from '../../../src/text/break-points.ts';

describe('breakPoints', () => {
	it('breaks after separators', () => {
		expect(breakPoints('mediawiki.page_change.v1')).toEqual(['mediawiki.', 'page_', 'change.', 'v1']);
		expect(breakPoints('analytics/legacy/test-a')).toEqual(['analytics/', 'legacy/', 'test-', 'a']);
	});
	it('breaks before the humps of a CamelCase name', () => {
		expect(breakPoints('eventlogging_EditAttemptStep')).toEqual(['eventlogging_', 'Edit', 'Attempt', 'Step']);
	});
	it('keeps a name without separators whole', () => {
		expect(breakPoints('plain')).toEqual(['plain']);
		expect(breakPoints('')).toEqual(['']);
	});
	it('loses no character', () => {
		const name = '/^mediawiki\\.job\\..+/';
		expect(breakPoints(name).join('')).toBe(name);
	});
});
