import { expect, it } from 'vitest';
import { checkData } from '../../../../src/catalog/event/check-data.ts';
import { schemaOfEvent } from '../../../../src/catalog/event/schema-of-event.ts';
import type { PrivacyTable } from '../../../../src/sources/rules/privacy.ts';
import type { StreamRules } from '../../../../src/sources/rules/streams.ts';
import { aConfiguration, aSchema, aVersion } from '../../../support/builders.ts';

const draft = { ...aVersion('a/b', '1.1.0'), draft: true };
const { versions } = checkData(
	{
		config: aConfiguration(),
		schemas: [
			aSchema('a/b', { versions: [aVersion('a/b', '1.0.0'), draft] }),
			aSchema('a/new', { versions: [{ ...aVersion('a/new', '1.0.0'), draft: true }] }),
		],
		streams: [],
	},
	{
		rules: { serverFields: [] } as unknown as StreamRules,
		privacy: { rules: [] } as unknown as PrivacyTable,
	},
);

it('an event cannot name a draft, which no event service finds', () => {
	expect(versions).toEqual({ 'a/b': ['1.0.0'], 'a/new': [] });
	expect(schemaOfEvent({ $schema: '/a/b/1.1.0' }, versions)).toEqual({
		message: '`a/b` has no version `1.1.0`.',
		fix: 'Its versions are `1.0.0`.',
	});
	expect(schemaOfEvent({ $schema: '/a/new/1.0.0' }, versions)).toEqual({
		message: '`a/new` has no version `1.0.0`.',
		fix: 'No version of it is published yet; merge its draft first.',
	});
});

it('the latest version is the latest that is published', () => {
	expect(schemaOfEvent({ $schema: '/a/b/latest' }, versions)).toEqual({
		found: { title: 'a/b', version: '1.0.0' },
	});
});
