import { describe, expect, it } from 'vitest';
import { tableName } from '../../../../src/catalog/lake/table-name.ts';
import {
	checkStreamName,
	derivedNames,
	NAME_RULES,
	nameVerdict,
	namingContext,
} from '../../../../src/catalog/names/rules.ts';
import { nameWords, suggestNames } from '../../../../src/catalog/names/suggestions.ts';
import { NAMING_PROBLEMS } from '../../../../src/model/problems/naming.ts';

const CONTEXT = namingContext({
	names: [
		'mediawiki.page_change.v1',
		'mediawiki.page-create',
		'mediawiki.web_ui_actions',
		'eventlogging_NavigationTiming',
		'/^mediawiki\\.job\\..+/',
	],
	topicPrefixes: ['eqiad.', 'codfw.'],
	lake: { database: 'event', dropPrefixes: ['eventlogging_'] },
	configurationApi: 'https://meta.example/w/api.php',
});

const rules = (name: string, options = {}) => checkStreamName(name, CONTEXT, options).map(({ rule }) => rule);
const verdict = (name: string) => nameVerdict(checkStreamName(name, CONTEXT));

describe('a name', () => {
	it('that keeps all rules is free', () => {
		expect(rules('mediawiki.page_rating.v1')).toEqual([]);
		expect(verdict('mediawiki.page_rating.v1')).toBe('free');
	});

	it('may end in .devN and .rcN too', () => {
		expect(rules('mediawiki.page_rating.dev0')).toEqual([]);
		expect(rules('mediawiki.page_rating.rc12')).toEqual([]);
	});

	it.each([
		['mediawiki.page_change.v1', ['name-taken']],
		['mediawiki.page rating.v1', ['name-characters']],
		['mediawiki.páge.v1', ['name-characters']],
		['eqiad.mediawiki.page_rating.v1', ['name-topic-prefix']],
		['mediawiki..rating.v1', ['name-empty-part']],
		['.mediawiki.rating.v1', ['name-empty-part']],
		['mediawiki.rating', ['name-unversioned']],
		['mediawiki.page-rating.v1', ['name-hyphen']],
		['mediawiki.pageRating.v1', ['name-capital']],
		['rc0.mediawiki.rating', ['name-unversioned', 'name-version-in-front']],
		['rating.v1', ['name-without-namespace']],
		['mediawiki.job.refreshLinks.v1', ['name-caught-by-pattern', 'name-capital']],
		['Mediawiki.page_change.v1', ['name-case-only', 'name-capital']],
		['mediawiki.page.change.v1', ['name-table-taken']],
		['mediawiki_page_create', ['name-table-taken', 'name-unversioned', 'name-without-namespace']],
		['navigationtiming', ['name-table-taken', 'name-unversioned', 'name-without-namespace']],
		['eventlogging_x.y.v1', ['name-legacy-prefix']],
		['/^a(/', ['name-pattern-invalid']],
		['/^(a+)+$/', ['name-pattern-not-run']],
		['/^a\\..+/', []],
	])('%s breaks %j', (name, expected) => {
		expect(rules(name)).toEqual(expected);
	});

	it('may have 249 characters with the longest topic prefix', () => {
		const longest = `a.${'b'.repeat(249 - 'eqiad.'.length - 'a.'.length - '.v1'.length)}.v1`;
		expect(rules(longest)).toEqual([]);
		expect(rules(`a${longest}`)).toEqual(['name-too-long']);
	});

	it('that is declared is not in its own way, and an established one keeps its style', () => {
		expect(rules('mediawiki.page-create', { declared: true })).toEqual(['name-unversioned', 'name-hyphen']);
		expect(rules('mediawiki.page-create', { declared: true, established: true })).toEqual([]);
	});

	it('gets the worst verdict that applies', () => {
		expect(verdict('mediawiki.page_change.v1')).toBe('taken');
		expect(verdict('a b')).toBe('invalid');
		expect(verdict('mediawiki.job.x.v1')).toBe('caught');
		expect(verdict('mediawiki.rating')).toBe('rules');
		expect(verdict('rating.v1')).toBe('free');
	});
});

it('Every rule has its reason, and its place in the checklist unless it is about patterns', () => {
	const listed = new Set<string>(NAME_RULES.map(({ rule }) => rule));
	const missing = Object.keys(NAMING_PROBLEMS).filter((rule) => !listed.has(rule));
	expect(missing).toEqual(['name-pattern-invalid', 'name-pattern-not-run']);
});

describe('names that follow from a name', () => {
	it('are topics, table and configuration', () => {
		expect(derivedNames('mediawiki.page_rating.v1', CONTEXT)).toEqual({
			topics: ['eqiad.mediawiki.page_rating.v1', 'codfw.mediawiki.page_rating.v1'],
			table: 'event.mediawiki_page_rating_v1',
			configuration:
				'https://meta.example/w/api.php?action=streamconfigs&format=json&streams=mediawiki.page_rating.v1',
		});
	});

	it('are without prefix for a legacy name', () => {
		expect(derivedNames('eventlogging_HelpPanel', CONTEXT)).toMatchObject({
			topics: ['eventlogging_HelpPanel'],
			table: 'event.helppanel',
		});
	});
});

describe('tableName', () => {
	const lake = { dropPrefixes: ['eventlogging_'] };
	it.each([
		['mediawiki.page-create', 'mediawiki_page_create'],
		['eventlogging_NavigationTiming', 'navigationtiming'],
		['rdf-streaming-updater.mutation.v2', 'rdf_streaming_updater_mutation_v2'],
		['1st.stream', '_st_stream'],
		['eventlogging_', 'eventlogging_'],
		['a.B__c', 'a_b__c'],
	])('%s is written to %s', (stream, table) => {
		expect(tableName(stream, lake)).toBe(table);
	});
});

describe('suggestions', () => {
	it.each([
		['mediawiki.page-Rating', ['mediawiki.page_rating.v1', 'mediawiki.page_rating.dev0']],
		['eqiad.mediawiki.PageRating.v1', ['mediawiki.page_rating.v1']],
		['rc0.mediawiki.rating', ['mediawiki.rating.rc0']],
		['mediawiki.page_change.v1', ['mediawiki.page_change.v2', 'mediawiki.page_change.v3']],
		['mediawiki/rating v1', ['mediawiki.rating_v1.v1', 'mediawiki.rating_v1.dev0']],
		['   ', []],
	])('for “%s” keep the rules', (name, expected) => {
		expect(suggestNames(name, CONTEXT)).toEqual(expected);
	});
});

it('Words of a name are split at separators and humps', () => {
	expect(nameWords('eventlogging_HTMLPageView.v1')).toEqual(['eventlogging', 'html', 'page', 'view', 'v1']);
});
