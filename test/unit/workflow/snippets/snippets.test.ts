import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { SNIPPET_NAMES, SNIPPETS, type SnippetName } from '../../../../src/workflow/snippets/index.ts';
import type { Snippet } from '../../../../src/workflow/snippets/snippet.ts';
import type { GuideSubject } from '../../../../src/workflow/subject/subject.ts';
import { evaluateItems, parsePhp, phpCalls } from '../../../support/php-evaluate.ts';
import { buttonClick, facts, subject } from '../../../support/workflow-subjects.ts';

const REGEX = '/^it\'s\\.(a|b) "quoted" `cmd` $HOME\\d+$/';
const context = (changes: Partial<GuideSubject> = {}) => ({
	subject: subject(changes),
	facts,
	rates: [0.01, 0.1, 1],
});

function make(name: SnippetName, changes: Partial<GuideSubject> = {}): Snippet {
	const made = SNIPPETS[name].make(context(changes));
	if ('none' in made) throw new Error(made.none);
	return made;
}

/** Streams that differ in everything that snippets look at. */
const VARIANTS: Readonly<Record<string, Partial<GuideSubject>>> = {
	ordinary: {},
	'a regular expression with quotes': { name: REGEX, pattern: true, topics: [REGEX], table: null },
	'no schema': { schema: null, schemaTitle: 'some/missing' },
	'nothing known': {
		schema: null,
		schemaTitle: null,
		destination: null,
		kafkaClusters: [],
		topics: [],
		sample: null,
	},
	'a name with a quote': {
		name: "it's",
		topics: ["east.it's"],
		entry: { schema_title: "it's\\n", list: ['a', 'b\\'] },
	},
	legacy: { name: 'eventlogging_ButtonClick', legacy: true, topics: ['eventlogging_ButtonClick'] },
	'a draft': { origin: 'draft', newSchema: true, sample: { rate: 0.5, unit: 'session' } },
	'contextual attributes': { provideValues: ['page_id'] },
	'only in beta': { lifecycle: { state: 'beta-only', phase: 'beta-test', summary: '', evidence: [] } },
	'explicit topics': { explicitTopics: true, topics: ['other.topic'] },
	inside: { destination: 'gateway-main', kafkaClusters: ['main-a'] },
};

const all = Object.entries(VARIANTS).flatMap(([variant, changes]) =>
	SNIPPET_NAMES.flatMap((name) => {
		const made = SNIPPETS[name].make(context(changes));
		return 'none' in made ? [] : [{ variant, name, ...made }];
	}),
);

function expectValid(event: unknown): void {
	const { $schema: _dialect, $id: _id, ...rest } = buttonClick;
	const ajv = new Ajv({ strict: false });
	addFormats.default(ajv);
	const validate = ajv.compile(rest);
	expect(validate(event), JSON.stringify(validate.errors)).toBe(true);
}

/** What clients and gateways add to an event that code sends. */
const completed = (fields: JsonObject): JsonObject => ({
	dt: '2026-01-31T12:00:00Z',
	meta: { stream: 'site.button_click' },
	...fields,
});

/** Runs JavaScript with stand-ins for MediaWiki's clients and gives the arguments of their calls. */
function runJs(code: string): { readonly call: string; readonly args: readonly Json[] }[] {
	const calls: { call: string; args: Json[] }[] = [];
	const note =
		(call: string) =>
		(...args: Json[]) =>
			void calls.push({ call, args });
	const send = { send: note('send') };
	const mw = {
		track: note('track'),
		eventLog: { submit: note('submit'), logEvent: note('logEvent') },
		user: { sessionId: () => 'ffffffffffff', getPageviewToken: () => 'ffffffffffff' },
		// A thenable that runs at once, so that the call is seen before the script ends.
		loader: { using: () => Object.fromEntries([['then', (run: () => void) => run()]]) },
		testKitchen: {
			getInstrument(name: string) {
				note('getInstrument')(name);
				return send;
			},
		},
	};
	runInNewContext(code, { mw });
	return JSON.parse(JSON.stringify(calls)) as { call: string; args: Json[] }[];
}

describe('every snippet of every kind of stream', () => {
	it('is not empty, names its place, and explains each placeholder that stands in it', () => {
		expect(all.length).toBeGreaterThan(150);
		for (const { variant, name, title, code, placeholders } of all) {
			const where = `${name} for ${variant}`;
			expect(code.trim(), where).not.toBe('');
			expect(title, where).toMatch(/\S/);
			expect(`${title}${code}`, where).not.toMatch(/undefined|NaN|\[object|\{[a-z]+[A-Z.][A-Za-z.]*\}/);
			for (const { token, explanation } of placeholders) {
				expect(`${code}${title}`, where).toContain(token);
				expect(explanation, where).toMatch(/\.$/);
			}
		}
	});

	it('parses as what it is', () => {
		for (const { variant, name, language, code } of all) {
			const where = `${name} for ${variant}`;
			if (language === 'php')
				expect(() => parsePhp(/^\s*'|^\/\//.test(code) ? `return [${code}];` : code), where).not.toThrow();
			if (language === 'js') expect(() => runJs(code), where).not.toThrow();
			if (language === 'yaml') expect(() => parseYaml(code), where).not.toThrow();
			if (language === 'sh') expect(() => execFileSync('bash', ['-n', '-c', code]), where).not.toThrow();
			if (language === 'kotlin' || language === 'swift' || language === 'java')
				expect(balanced(code), where).toBe(true);
		}
	});

	it('says why where there is none', () => {
		for (const changes of Object.values(VARIANTS)) {
			for (const name of SNIPPET_NAMES) {
				const made = SNIPPETS[name].make(context(changes));
				if ('none' in made) expect(made.none).toMatch(/^[A-Z`].*\.$/);
			}
		}
	});
});

function balanced(code: string): boolean {
	const open: string[] = [];
	const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
	for (const character of code.replace(/"(\\.|[^"\\])*"|\/\/.*$/gm, '')) {
		if ('([{'.includes(character)) open.push(character);
		else if (pairs[character] !== undefined && open.pop() !== pairs[character]) return false;
	}
	return open.length === 0;
}

describe('the stream entry in PHP', () => {
	const entry: JsonObject = {
		schema_title: 'a/b',
		topic_prefixes: null,
		canary_events_enabled: false,
		sample: { rate: 0.25, unit: 'session' },
		list: ['eqiad.', "it's", 'back\\slash'],
		empty: [],
		nested: { "a.b'c": { d: -1 } },
	};

	it('evaluates back to the same settings, in the same order', () => {
		const value = evaluateItems(make('php-entry', { name: REGEX, pattern: true, entry }).code) as JsonObject;
		expect(value).toEqual({ [REGEX]: entry });
		expect(Object.keys(value[REGEX] as object)).toEqual(Object.keys(entry));
	});

	it('is written as MediaWiki writes it', () => {
		expect(make('php-entry').code).toBe(`'site.button_click' => [
	'schema_title' => 'analytics/button_click',
	'destination_event_service' => 'gateway-external',
	'sample' => [
		'unit' => 'session',
		'rate' => 0.1,
	],
],
`);
	});

	it('changes nothing but the sample of a draft at the first rate', () => {
		const made = evaluateItems(make('php-entry-first-rate', { entry, origin: 'draft' }).code) as JsonObject;
		expect(made['site.button_click']).toEqual({ ...entry, sample: { rate: 0.01, unit: 'session' } });
	});

	it('tells a stream that runs no rate', () => {
		for (const name of ['php-entry-first-rate', 'php-entry-next-rate'] as const) {
			expect(SNIPPETS[name].make(context())).toEqual({
				none: 'The stream runs; its owners decide its rate.',
			});
		}
	});

	it('shows the sample of every list that sets one', () => {
		const samples = [
			{ group: 'default', rate: 0.2, unit: 'session' },
			{ group: '+enwiki', rate: 0.01, unit: null },
		];
		expect(evaluateItems(make('sample-entry', { samples }).code)).toEqual({
			default: { 'site.button_click': { sample: { unit: 'session', rate: 0.2 } } },
			'+enwiki': { 'site.button_click': { sample: { rate: 0.01 } } },
		});
	});

	it('aims at the rate of a draft, and marks a unit that nobody has chosen', () => {
		const draft = make('php-entry-next-rate', { origin: 'draft', sample: { rate: 0.5, unit: null }, entry });
		expect(evaluateItems(draft.code)).toMatchObject({
			'site.button_click': { sample: { rate: 0.5, unit: 'SAMPLING_UNIT' } },
		});
		expect(draft.placeholders.map(({ token }) => token)).toContain('SAMPLING_UNIT');
	});
});

describe('the beta override', () => {
	it('overrides only the sample of a declared stream, on the wikis that are not the default view', () => {
		expect(evaluateItems(make('beta-override').code)).toEqual({
			wgEventStreams: { '+enwiki': { 'site.button_click': { sample: { unit: 'session', rate: 1 } } } },
		});
	});

	it('declares a draft as a whole for every wiki of beta, and never under "default"', () => {
		const value = evaluateItems(make('beta-override', { origin: 'draft' }).code) as {
			wgEventStreams: JsonObject;
		};
		expect(Object.keys(value.wgEventStreams)).toEqual(['+metawiki', '+enwiki']);
		expect(value.wgEventStreams['+enwiki']).toEqual({
			'site.button_click': {
				schema_title: 'analytics/button_click',
				destination_event_service: 'gateway-external',
				sample: { unit: 'session', rate: 1 },
			},
		});
	});
});

describe('instrumentation', () => {
	it('of mw.eventLog sends a valid event without what the client adds', () => {
		const [call] = runJs(make('code-eventlogging-js').code);
		expect(call?.args[0]).toBe('site.button_click');
		expect(Object.keys(call?.args[1] as object)).toEqual(['$schema', 'action', 'position', 'page']);
		expectValid(completed(call?.args[1] as JsonObject));
	});

	it('of mw.eventLog with contextual attributes fills in what only a deprecated call would add', () => {
		const [call] = runJs(make('code-eventlogging-js', { provideValues: ['page_id'] }).code);
		expect(call?.call).toBe('submit');
		expectValid(completed(call?.args[1] as JsonObject));
	});

	it('of a legacy stream logs the name of the schema', () => {
		const changes = { name: 'eventlogging_ButtonClick', legacy: true };
		expect(runJs(make('code-eventlogging-legacy', changes).code)).toEqual([
			{ call: 'logEvent', args: ['ButtonClick', {}] },
		]);
	});

	it('of Test Kitchen names the instrument as something to fill in', () => {
		const made = make('code-test-kitchen');
		expect(runJs(made.code).map(({ call }) => call)).toEqual(['getInstrument', 'send']);
		expect(made.placeholders.map(({ token }) => token)).toEqual(['my-instrument']);
	});

	it('of a development wiki names the event service, registers the stream, and loads what others need', () => {
		const { code } = make('local-settings');
		expect(code).toContain("'EventLogging', 'TestKitchen', 'WikimediaEvents'");
		expect(code).toContain("$wgEventServices = [ 'gateway-external' => [");
		expect(code).toContain("$wgEventLoggingStreamNames = [ 'site.button_click' ];");
		expect(code).not.toMatch(/'\*'|StreamNames = false|'sample'/);
	});

	it('of the local event service lets it refuse what is not configured', () => {
		const made = parseYaml(make('devserver-config').code) as JsonObject;
		expect(made['stream_config_uri']).toBe(
			'http://localhost:8080/w/api.php?format=json&action=streamconfigs',
		);
		expect(made['stream_config_object_path']).toBe('streams');
	});

	it('of EventLogging in PHP sends a valid event', () => {
		const [call] = phpCalls(make('code-eventlogging-php').code);
		expect(call?.name).toBe('submit');
		expect(call?.args[0]).toBe('site.button_click');
		expectValid(completed(call?.args[1] as JsonObject));
	});

	it('of EventBus leaves the envelope to the serializer and the sending to a deferred update', () => {
		const { code } = make('code-eventbus');
		expect(code).toContain("'dt' => wfTimestamp( TS_ISO_8601 )");
		expect(code).toContain(
			"EventBusSendUpdate::newForStream( $eventBusFactory, 'site.button_click', [ $event ] )",
		);
		expect(code).not.toContain("'meta'");
	});

	it('of the apps names the stream, the schema and the own fields', () => {
		const kotlin = make('code-android', { name: 'android.button_click' }).code;
		expect(kotlin).toContain('@SerialName("/analytics/button_click/1.2.0")');
		expect(kotlin).toContain('MobileAppsEvent("android.button_click")');
		expect(kotlin).toContain('private val position: Int,');
		expect(kotlin).toContain('page = Page(title = "example title")');
		const swift = make('code-ios', { name: 'ios.button_click' }).code;
		expect(swift).toContain('case buttonClick = "ios.button_click"');
		expect(swift).toContain('let position: Int');
		expect(swift).toContain('EventPlatformClient.shared.submit(stream: .buttonClick, event: event)');
	});

	it('of Flink fills every required field of the row', () => {
		const { code } = make('code-flink');
		for (const field of ['dt', 'action', 'position', 'page', 'title'])
			expect(code).toContain(`setField("${field}"`);
		expect(code).toContain('"https://schema.example.org/repositories/secondary/jsonschema"');
	});
});

describe('shell commands', () => {
	/** The words that a shell passes to the first program of a command line. */
	function words(code: string): readonly string[] {
		const stub =
			'show() { for word in "$@"; do printf "%s\\0" "$word"; done; }; curl() { show "$@"; }; kafkacat() { show "$@"; }; jq() { cat; }';
		const output = execFileSync('bash', ['-c', `${stub}\n${code}`], { encoding: 'utf8' });
		return output.split('\0').slice(0, -1);
	}

	it.each(['smoke-test-local', 'smoke-test-beta', 'code-http'] as const)(
		'of %s post a valid event',
		(name) => {
			const all = words(make(name).code);
			const [event] = JSON.parse(all[all.indexOf('-d') + 1] ?? '') as JsonObject[];
			expectValid(event);
			const meta = event?.['meta'] as JsonObject;
			expect(Object.keys(meta)).not.toContain('dt');
			expect(String(event?.['dt'])).toBe(new Date(String(event?.['dt'])).toISOString().replace('.000', ''));
		},
	);

	it('ask for the verdict, not for a hasty answer', () => {
		expect(words(make('smoke-test-beta').code)).toContain('https://intake.beta.example.org/v1/events');
	});

	it('survive any name in one piece', () => {
		const name = 'it\'s $(rm) `x` "y" \\z';
		const all = words(make('configuration-production', { name }).code);
		expect(all).toContain(
			`https://meta.example.org/w/api.php?action=streamconfigs&format=json&streams=${encodeURIComponent(name)}`,
		);
		expect(words(make('receipt-production', { topics: [name] }).code)).toContain(name);
	});

	it('read the topic of the right environment and cluster', () => {
		expect(words(make('receipt-production').code)).toEqual([
			'-C',
			'-b',
			'kafka1.example.org:9093',
			'-X',
			'security.protocol=ssl',
			'-t',
			'east.site.button_click',
			'-o',
			'end',
			'-c',
			'5',
		]);
		expect(words(make('receipt-beta').code).slice(0, 5)).toEqual([
			'-C',
			'-b',
			'kafka.beta.example.org:9092',
			'-t',
			'east.site.button_click',
		]);
	});

	it('ask for a concrete name where the stream is a pattern', () => {
		const made = make('receipt-production', { name: REGEX, pattern: true, topics: [REGEX] });
		expect(words(made.code)).toContain('CONCRETE_TOPIC');
		expect(made.placeholders.map(({ token }) => token)).toEqual(['CONCRETE_TOPIC']);
	});
});

describe('schema files', () => {
	it('are valid YAML with the envelope that is loaded', () => {
		const made = parseYaml(
			make('schema-skeleton', { schema: null, schemaTitle: 'web/thing' }).code,
		) as JsonObject;
		expect(made).toMatchObject({
			title: 'web/thing',
			$id: '/web/thing/1.0.0',
			allOf: [{ $ref: '/fragment/common/2.0.0#' }, {}],
		});
	});

	it('go up a minor version for a new field', () => {
		expect(make('schema-bump').code).toContain('+$id: /analytics/button_click/1.3.0\n');
	});
});
