/** Drafts that differ in everything a draft can differ in, on names of the real sources. */
import type { DraftField, DraftSchema } from '../../../src/workflow/draft/draft.ts';
import { EMPTY_DRAFT } from '../../../src/workflow/draft/draft.ts';
import type {
	NewFields,
	NewSample,
	NewStream,
	PatchRequest,
} from '../../../src/workflow/draft/patch/request.ts';

export interface PatchCase {
	readonly what: string;
	readonly request: PatchRequest;
	/** The day whose state of the stream configuration is taken; the checkout as it is unless given. */
	readonly day?: string;
}

const existing = (title: string, version: string): DraftSchema => ({ kind: 'existing', title, version });

const field = (
	name: string,
	type: DraftField['type'],
	description: string,
	required = false,
): DraftField => ({
	name,
	type,
	description,
	required,
});

const made = (
	title: string,
	fragments: readonly (readonly [title: string, version: string])[],
	...fields: DraftField[]
): DraftSchema => ({
	kind: 'new',
	title,
	description: 'A reader pressed a button: "one" event each time, never two.',
	fragments: fragments.map(([fragment, version]) => ({ title: fragment, version })),
	fields,
});

const stream = (
	draft: Partial<NewStream['stream']> & Pick<NewStream['stream'], 'name'>,
	rest: Partial<Omit<NewStream, 'stream'>> = {},
): NewStream => ({
	kind: 'new stream',
	task: 'T123456',
	betaOnly: false,
	repository: '',
	...rest,
	stream: { ...EMPTY_DRAFT, destination: 'eventgate-analytics-external', ...draft },
});

const sample = (change: Partial<NewSample> & Pick<NewSample, 'stream'>): NewSample => ({
	kind: 'sample',
	task: 'T123456',
	group: 'default',
	rate: 0.05,
	unit: 'session',
	...change,
});

const fields = (
	schema: string,
	...added: readonly (readonly [string, DraftField['type'], string])[]
): NewFields => ({
	kind: 'fields',
	task: 'T123456',
	schema,
	fields: added.map(([name, type, description]) => ({ name, type, description })),
});

const WEB_BASE = existing('analytics/product_metrics/web/base', '2.0.0');
const ANALYTICS = [['fragment/analytics/common', '2.0.0']] as const;
const COMMON = [['fragment/common', '2.0.0']] as const;

export const CASES: readonly PatchCase[] = [
	{
		what: 'browser, sampled, a schema that exists',
		request: stream({
			name: 'mediawiki.product_metrics.big_button',
			schema: WEB_BASE,
			sample: { rate: 0.1, unit: 'session' },
		}),
	},
	{ what: 'browser, not sampled', request: stream({ name: 'mediawiki.big_button.v1', schema: WEB_BASE }) },
	{
		what: 'browser, contextual attributes, pageviews',
		request: stream({
			name: 'mediawiki.product_metrics.small_button',
			schema: WEB_BASE,
			sample: { rate: 0.001, unit: 'pageview' },
			contextValues: ['page_id', 'performer_is_logged_in', 'mediawiki_skin'],
		}),
	},
	{
		what: 'browser, new schema with every type of field',
		request: stream({
			name: 'mediawiki.button_press.v1',
			sample: { rate: 0.5, unit: 'session' },
			schema: made(
				'analytics/mediawiki/button_press',
				ANALYTICS,
				field('label', 'string', 'What it says: "yes", \'no\' or # nothing.', true),
				field('position', 'integer', 'Its place.', true),
				field('opacity', 'number', 'From 0 to 1.'),
				field('is_first', 'boolean', 'Yes'),
				field('pressed_dt', 'date-time', 'When.'),
				field('classes', 'list of strings', ''),
				field(
					'attributes',
					'map of strings',
					'Ällerlei – ünicode, a long description that goes on and on until it has to be broken into more than one line of text.',
				),
			),
		}),
	},
	{
		what: 'browser, new schema of three fragments',
		request: stream({
			name: 'mediawiki.web_button.v1',
			schema: made(
				'analytics/mediawiki/web_button',
				[
					...ANALYTICS,
					['fragment/analytics/web_identifiers', '1.0.0'],
					['fragment/mediawiki/page/common', '2.0.0'],
				],
				field('button', 'string', 'Which.'),
			),
		}),
	},
	{
		what: 'PHP, EventLogging',
		request: stream({
			name: 'mediawiki.accountcreation.second_try',
			producer: 'eventlogging-php',
			schema: WEB_BASE,
		}),
	},
	{
		what: 'PHP, EventLogging, new schema without fields',
		request: stream({
			name: 'mediawiki.nothing_more',
			producer: 'eventlogging-php',
			schema: made('analytics/mediawiki/nothing_more', ANALYTICS),
		}),
	},
	{
		what: 'EventBus, a schema that exists',
		request: stream({
			name: 'mediawiki.page_change_weekly.v1',
			producer: 'eventbus',
			destination: 'eventgate-main',
			schema: existing('mediawiki/page/change', '1.2.0'),
		}),
	},
	{
		what: 'EventBus, new schema in the other repository',
		request: stream({
			name: 'mediawiki.page_star.v1',
			producer: 'eventbus',
			destination: 'eventgate-main',
			schema: made('mediawiki/page/star', COMMON, field('stars', 'integer', 'How many.', true)),
		}),
	},
	{
		what: 'Android, sampled by device',
		request: stream({
			name: 'android.button_interaction',
			producer: 'android',
			sample: { rate: 0.2, unit: 'device' },
			schema: existing('analytics/product_metrics/app/base', '1.4.0'),
		}),
	},
	{
		what: 'iOS',
		request: stream({
			name: 'ios.button_interaction',
			producer: 'ios',
			schema: existing('analytics/product_metrics/app/base', '1.4.0'),
		}),
	},
	{
		what: 'both apps, new schema',
		request: stream({
			name: 'app_button_interaction.v1',
			producer: 'app',
			schema: made(
				'analytics/mobile_apps/app_button',
				ANALYTICS,
				field('screen', 'string', 'Which screen.', true),
			),
		}),
	},
	{
		what: 'a service, over HTTP',
		request: stream({
			name: 'wdqs_internal.other_query.v1',
			producer: 'http',
			destination: 'eventgate-analytics',
			schema: existing('sparql/query', '1.3.0'),
		}),
	},
	{
		what: 'Flink, without an event service',
		request: stream({
			name: 'mediawiki.page_summary_stream.v1',
			producer: 'flink',
			destination: '',
			schema: existing('mediawiki/page/change', '1.2.0'),
		}),
	},
	{
		what: 'Flink, new schema, canaries by the main service',
		request: stream({
			name: 'mediawiki.page_shape_change.v1',
			producer: 'flink',
			destination: 'eventgate-main',
			schema: made('mediawiki/page/shape_change', COMMON, field('shape', 'map of strings', 'The shape.')),
		}),
	},
	{
		what: 'Test Kitchen',
		request: stream({
			name: 'product_metrics.web_base.button_study',
			producer: 'test-kitchen',
			schema: WEB_BASE,
			contextValues: ['page_id'],
		}),
	},
	{
		what: 'a regular expression',
		request: stream({
			name: '/^mediawiki\\.other_job\\..+/',
			producer: 'eventbus',
			destination: 'eventgate-main',
			schema: existing('mediawiki/job', '1.0.0'),
		}),
	},
	{
		what: 'a regular expression with quotes in it',
		request: stream({
			name: "/^it's\\.\\\\x(a|b)$/",
			producer: 'http',
			destination: 'eventgate-analytics',
			schema: existing('mediawiki/job', '1.0.0'),
		}),
	},
	{
		what: 'beta only, browser',
		request: stream(
			{ name: 'mediawiki.beta_button', schema: WEB_BASE, sample: { rate: 0.1, unit: 'session' } },
			{ betaOnly: true },
		),
	},
	{
		what: 'beta only, PHP, new schema',
		request: stream(
			{
				name: 'mediawiki.beta_php',
				producer: 'eventlogging-php',
				schema: made('analytics/mediawiki/beta_php', ANALYTICS, field('a', 'string', 'A.')),
			},
			{ betaOnly: true, task: '' },
		),
	},
	{
		what: 'beta only, EventBus',
		request: stream(
			{
				name: 'mediawiki.beta_bus.v1',
				producer: 'eventbus',
				destination: 'eventgate-main',
				schema: existing('mediawiki/page/change', '1.2.0'),
			},
			{ betaOnly: true },
		),
	},
	{
		what: 'a legacy stream',
		request: stream({ name: 'eventlogging_ButtonTest', schema: existing('analytics/legacy/test', '1.2.0') }),
	},
	{
		what: 'the logging service',
		request: stream({
			name: 'kaios_app.warning',
			producer: 'http',
			destination: 'eventgate-logging-external',
			schema: existing('mediawiki/client/error', '2.0.0'),
		}),
	},
	{
		what: 'no task, producer not decided',
		request: stream(
			{ name: 'undecided.thing', producer: 'unknown', schema: existing('test/event', '1.1.0') },
			{ task: '' },
		),
	},
	{
		what: 'a configuration whose streams are list items (2021)',
		day: '2021-06-01',
		request: stream({
			name: 'mediawiki.old_button',
			schema: existing('analytics/test', '2.0.0'),
			sample: { rate: 0.1, unit: 'session' },
		}),
	},
	{
		what: 'another rate',
		request: sample({
			stream: 'mediawiki.product_metrics.translation_mint_for_readers',
			rate: 0.25,
			unit: 'pageview',
		}),
	},
	{ what: 'a sample for a list item that has none', request: sample({ stream: 'mediawiki.talk_page_edit' }) },
	{
		what: 'another rate in the list of a wiki, unit left alone',
		request: sample({ stream: 'mediawiki.web_ui_actions', group: '+enwiki', rate: 0.002, unit: '' }),
	},
	{
		what: 'a list that is not there yet',
		request: sample({ stream: 'mediawiki.web_ui_actions', group: '+dewiki', rate: 1 }),
	},
	{ what: 'rate 0', request: sample({ stream: 'mediawiki.reading_depth', rate: 0 }) },
	{
		what: 'a field in the own part of allOf',
		request: fields('analytics/test', ['test_count', 'integer', 'How many.']),
	},
	{
		what: 'a field in the own properties',
		request: fields('analytics/mediawiki/talk_page_edit', [
			'is_first',
			'boolean',
			'Whether: it is the first.',
		]),
	},
	{
		what: 'a field where the source has no example',
		request: fields('analytics/product_metrics/web/base', ['button', 'string', 'Which button.']),
	},
	{
		what: 'three fields in the other repository',
		request: fields(
			'mediawiki/page/change',
			['star_count', 'integer', ''],
			['star_names', 'list of strings', 'Names # of them'],
			['star_map', 'map of strings', 'x'],
		),
	},
	{
		what: 'a field of a legacy schema',
		request: fields('analytics/legacy/editattemptstep', ['extra_note', 'string', 'A note.']),
	},
];
