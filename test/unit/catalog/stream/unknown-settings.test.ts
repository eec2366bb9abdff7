import { describe, expect, it } from 'vitest';
import { build, configurationOf, fixtureConfiguration, php } from '../../../support/stream-configuration.ts';

const messages = (entries: string): string[] =>
	build(configurationOf({ production: php(entries) }))
		.problems.filter(({ code }) => code === 'stream-setting-unknown')
		.map(({ line, message }) => `${line}: ${message}`);

describe('a setting that nothing reads', () => {
	it.each([
		["'canary_events_enabed' => true", 'canary_events_enabled'],
		["'samples' => [ 'rate' => 1, 'unit' => 'session' ]", 'sample'],
		["'provide_values' => [ 'page_id' ]", 'producers → metrics_platform_client → provide_values'],
		["'eventgate' => [ 'enrich_fields_from_http_headers' => [ 'a' => false ] ]", 'producers → eventgate'],
		[
			"'producers' => [ 'eventgate' => [ 'use_edge_unique' => true ] ]",
			'producers → eventgate → use_edge_uniques',
		],
	])('%s is told once, with the one that is meant', (setting, meant) => {
		const [told, ...others] = messages(`'a.b' => [ 'schema_title' => 'a/b', ${setting} ],`);
		expect(told).toContain(`nothing reads; did you mean \`${meant}\`?`);
		expect(others).toEqual([]);
	});
	it('is told with what it must be where an array is expected', () => {
		expect(messages("'a.b' => [ 'consumers' => [ 'analytics_hive_ingestion' => false ] ],")).toEqual([
			'2: `consumers → analytics_hive_ingestion` of `a.b` must be an array with `enabled`, `spark_job_ingestion_scale`.',
		]);
	});
	it('is none where a key stands for any name', () => {
		expect(messages("'a.b' => [ 'message_key_fields' => [ 'wiki' => 'database' ] ],")).toEqual([]);
	});
});

describe('streams that stand where groups are expected', () => {
	it('are an error at their line, because no wiki gets them', () => {
		const raw = configurationOf({
			production: "<?php return [ 'wgEventStreams' => [\n'a.b' => [ 'schema_title' => 'a/b' ] ] ];",
		});
		expect(build(raw).codes('stream-without-group')).toEqual(['stream-without-group @2']);
	});
	it('are not groups of wikis that the catalog does not show', () => {
		expect(build(fixtureConfiguration()).codes('stream-without-group')).toEqual([]);
	});
});
