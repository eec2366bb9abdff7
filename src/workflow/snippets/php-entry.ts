import { phpItem, phpString } from '../../formats/php/print.ts';
import type { JsonObject } from '../../model/json.ts';
import { formatPercent } from '../../text/format.ts';
import { concreteStream, configured, environmentOf, type GuideContext } from '../subject/platform.ts';
import { firstRate, nextRate, unitOf } from '../subject/sampling.ts';
import { extensionsOf } from '../subject/schema-values.ts';
import { textOf } from '../subject/value.ts';
import { without } from './sample-event.ts';
import { Blanks, type NoSnippet, type Snippet, type SnippetMaker } from './snippet.ts';

/** The entry with another sample; every other setting stays, in its place. */
function withSample(entry: JsonObject, sample: { readonly rate: number; readonly unit: string }): JsonObject {
	return { ...entry, sample: { ...(entry['sample'] as JsonObject | undefined), ...sample } };
}

function entrySnippet(context: GuideContext, entry: JsonObject, says: string, blanks: Blanks): Snippet {
	const { subject, facts } = context;
	const file =
		subject.lifecycle.state === 'beta-only'
			? configured(facts, 'value.streamConfigurationBetaFile')
			: configured(facts, 'value.streamConfigurationFile');
	const comment = subject.origin === 'draft' ? '// TASK_NUMBER\n' : '';
	if (comment !== '') {
		blanks.text({
			token: 'TASK_NUMBER',
			explanation: 'The number of your task, and a line on what the stream is for.',
		});
	}
	return {
		title: `${blanks.text(file)}: ${says}`,
		language: 'php',
		code: `${comment}${phpItem(subject.name, entry)}\n`,
		placeholders: blanks.list,
	};
}

/** The stream's entry as the configuration has it; for a draft, as it should be in the end. */
export const phpEntry: SnippetMaker = (context) => {
	const { subject } = context;
	const says = subject.origin === 'draft' ? 'the new entry' : 'the entry as it is';
	return entrySnippet(context, subject.entry, says, new Blanks());
};

/** The entry to begin production with. */
export const phpEntryFirstRate: SnippetMaker = (context) =>
	context.subject.origin === 'draft'
		? sampled(context, firstRate(context))
		: { none: 'The stream runs; its owners decide its rate.' };

/** The entry at the next rate of the ladder. */
export const phpEntryNextRate: SnippetMaker = (context) => {
	// A stream that runs is never told a rate: its owners know what it is for.
	if (context.subject.origin !== 'draft') return { none: 'The stream runs; its owners decide its rate.' };
	return sampled(context, nextRate(context));
};

function sampled(context: GuideContext, rate: number): Snippet {
	const blanks = new Blanks();
	const unit = blanks.text(unitOf(context));
	return entrySnippet(
		context,
		withSample(context.subject.entry, { unit, rate }),
		`the entry at ${formatPercent(rate)}`,
		blanks,
	);
}

/**
 * What beta has to say differently: everything is collected there. A stream that production does not declare needs
 * its whole entry, for each wiki of beta, because the event gateway and the wiki under test read different ones.
 * A labs `default` would replace the whole list of production (WmfConfig::applyOverrides), so it is never used.
 */
export const betaOverride: SnippetMaker = (context): Snippet | NoSnippet => {
	const { subject, facts } = context;
	const wikis = environmentOf(facts, 'beta')?.wikis.map(({ name }) => name) ?? [];
	const declared = subject.origin === 'catalog' && subject.lifecycle.state !== 'beta-only';
	// The first wiki is the one that the gateway asks; it draws no sample.
	const groups = declared ? wikis.slice(1) : wikis;
	if (groups.length === 0) return { none: 'No wiki of beta is configured in this catalog.' };
	const blanks = new Blanks();
	const unit = blanks.text(unitOf(context));
	const sample = { unit, rate: 1 };
	const entry: JsonObject = declared ? { sample } : withSample(subject.entry, sample);
	const value: JsonObject = Object.fromEntries(groups.map((wiki) => [`+${wiki}`, { [subject.name]: entry }]));
	return {
		title: `${blanks.text(configured(facts, 'value.streamConfigurationBetaFile'))}: everything is collected on beta`,
		language: 'php',
		code: `${phpItem('wgEventStreams', value)}\n`,
		placeholders: blanks.list,
	};
};

/** The line that lets the EventLogging client of browsers send the stream. */
export const eventLoggingNames: SnippetMaker = ({ subject, facts }) => {
	const file = configured(facts, 'value.eventLoggingFile');
	return {
		title: `${textOf(file)}: one line in the list default of wgEventLoggingStreamNames`,
		language: 'php',
		code: `${phpString(subject.name)},\n`,
		placeholders: typeof file === 'string' ? [] : [file],
	};
};

const REMOTE_SETTINGS = new Set([
	'sample',
	'consumers',
	'topics',
	'topic_prefixes',
	'canary_events_enabled',
	'message_key_fields',
]);

/** The event service of development, as EventBus has to know it: by the very name that the stream's entry has. */
const localService = (service: string | null): string => service ?? 'eventgate-devserver';

/**
 * Settings of a development wiki that send this stream to the local event service. EventBus looks the service up by
 * its name and throws where it is missing (EventBusFactory::getInstance); the stream is registered by its name,
 * because `false` would switch stream configuration off (EventLogging, ServiceWiring.php).
 */
export const localSettings: SnippetMaker = ({ subject, facts }) => {
	const blanks = new Blanks();
	const url = phpString(blanks.text(configured(facts, 'local.intake')));
	const service = phpString(localService(subject.destination));
	// What only the gateway's Kafka and the data lake read means nothing on a development wiki.
	const entry = without(subject.entry, REMOTE_SETTINGS);
	const kinds = new Set(subject.producers.map(({ kind }) => kind));
	const extensions = extensionsOf(subject);
	const logging = extensions.includes('EventLogging');
	return {
		title: 'LocalSettings.php of your development wiki',
		language: 'php',
		code: [
			`wfLoadExtensions( [ ${extensions.map(phpString).join(', ')} ] );`,
			`$wgEventServices = [ ${service} => [ 'url' => ${url} ] ];`,
			`$wgEventServiceDefault = ${service};`,
			"$wgEnableEventBus = 'TYPE_EVENT';",
			...(logging
				? [
						`$wgEventLoggingServiceUri = ${url};`,
						'$wgEventLoggingQueueLingerSeconds = 1; // instead of 30',
						`$wgEventLoggingStreamNames = [ ${phpString(blanks.text(concreteStream(subject)))} ];`,
					]
				: []),
			...(kinds.has('test-kitchen')
				? [
						"$wgTestKitchenInstrumentConfiguratorBaseUrl = 'http://localhost:8000';",
						'$wgTestKitchenEnableConfigsFetching = true;',
						`$wgTestKitchenEventIntakeServiceName = ${service};`,
					]
				: []),
			'$wgEventStreams = [',
			phpItem(subject.name, entry, 1),
			'];',
			'',
		].join('\n'),
		placeholders: blanks.list,
	};
};

/** The sample that each list of the configuration sets today, one item for each list. */
export const sampleEntry: SnippetMaker = ({ subject, facts }) => {
	if (subject.samples.length === 0) return { none: 'The configuration samples the stream nowhere.' };
	const file = configured(facts, 'value.streamConfigurationFile');
	const lists = subject.samples.map(({ group, rate, unit }) => {
		const sample = { ...(unit === null ? {} : { unit }), ...(rate === null ? {} : { rate }) };
		return phpItem(group, { [subject.name]: { sample } });
	});
	return {
		title: `${textOf(file)}: the samples of today, other settings left out`,
		language: 'php',
		code: `${lists.join('\n')}\n`,
		placeholders: typeof file === 'string' ? [] : [file],
	};
};

/** The whole entry for the labs file, where production does not declare the stream yet. */
export const betaEntry: SnippetMaker = ({ subject, facts }) => {
	const blanks = new Blanks();
	const wikis = environmentOf(facts, 'beta')?.wikis.map(({ name }) => name) ?? [];
	if (wikis.length === 0) return { none: 'No wiki of beta is configured in this catalog.' };
	// The event service asks the first wiki, the client the wiki under test; beta collects everything.
	const entry = without(subject.entry, new Set(['sample']));
	const value: JsonObject = Object.fromEntries(wikis.map((wiki) => [`+${wiki}`, { [subject.name]: entry }]));
	const registered = subject.producers.some(({ kind }) => kind.startsWith('eventlogging-'));
	const names = registered
		? `${phpItem('wgEventLoggingStreamNames', { [`+${wikis.at(-1) ?? ''}`]: [subject.name] })}\n`
		: '';
	return {
		title: `${blanks.text(configured(facts, 'value.streamConfigurationBetaFile'))}: add to the lists that are there`,
		language: 'php',
		code: `${phpItem('wgEventStreams', value)}\n${names}`,
		placeholders: blanks.list,
	};
};
