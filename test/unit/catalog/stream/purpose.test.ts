import { describe, expect, it } from 'vitest';
import { streamPurpose } from '../../../../src/catalog/stream/purpose.ts';

describe('the purpose that a stream name states', () => {
	it.each([
		['test.instrumentation', 'test'],
		['eventgate-main.test.event', 'test'],
		['rdf-streaming-updater.mutation-staging.v2', 'staging'],
		['mediawiki.user_change.dev0', 'development'],
		['mediawiki.page_change.rc1', 'development'],
		['eventgate-main.error.validation', 'regular'],
		['mw_dump.page_content_change.error', 'errors'],
		['mediawiki.client.error', 'errors'],
		['mediawiki.page_change.v1', 'regular'],
		['mediawiki.latest_edits', 'regular'],
		['mediawiki.attestation', 'regular'],
	])('%s: %s', (name, purpose) => {
		expect(streamPurpose(name)).toBe(purpose);
	});
});
