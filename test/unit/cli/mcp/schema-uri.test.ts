import { expect, it } from 'vitest';
import { schemaTitleOf } from '../../../../src/cli/mcp/schema-uri.ts';

it.each([
	['mediawiki/page/change', 'mediawiki/page/change', undefined],
	['/mediawiki/page/change/1.2.0', 'mediawiki/page/change', '1.2.0'],
	['/mediawiki/page/change/1.2.0#', 'mediawiki/page/change', '1.2.0'],
	['mediawiki/page/change/latest.yaml', 'mediawiki/page/change', 'latest'],
	['https://schema.example.org/repositories/primary/jsonschema/a/b/1.0.0', 'a/b', '1.0.0'],
])('%s is the title %s and the version %s', (text, title, version) => {
	expect(schemaTitleOf(text)).toEqual({ title, version });
});
