import { phpItem, phpString } from '../../formats/php/print.ts';
import type { JsonObject } from '../../model/json.ts';
import { formatPercent } from '../../text/format.ts';
import { configured, environmentOf, type GuideContext } from '../subject/platform.ts';
import { currentRate, firstRate, nextRate, unitOf } from '../subject/sampling.ts';
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
export const phpEntryFirstRate: SnippetMaker = (context) => sampled(context, firstRate(context));

/** The entry at the next rate of the ladder. */
export const phpEntryNextRate: SnippetMaker = (context) => {
	const rate = nextRate(context);
	if (rate === currentRate(context) && context.subject.origin !== 'draft') {
		return { none: `The stream is at ${formatPercent(rate)} already.` };
	}
	return sampled(context, rate);
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
		title: `${textOf(file)}: the name, in its place in the list`,
		language: 'php',
		code: `${phpItem('wgEventLoggingStreamNames', { default: [subject.name] })}\n`,
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

/** Settings of a development wiki that send this stream to the local event service. */
export const localSettings: SnippetMaker = ({ subject, facts }) => {
	const intake = configured(facts, 'local.intake');
	const blanks = new Blanks();
	const url = blanks.text(intake);
	// What only the gateway's Kafka and the data lake read means nothing on a development wiki.
	const entry = without(subject.entry, REMOTE_SETTINGS);
	return {
		title: 'LocalSettings.php of your development wiki',
		language: 'php',
		code: [
			"wfLoadExtensions( [ 'EventBus', 'EventStreamConfig', 'EventLogging', 'WikimediaEvents' ] );",
			`$wgEventServices = [ '*' => [ 'url' => ${phpString(url)} ] ];`,
			"$wgEventServiceDefault = '*';",
			"$wgEnableEventBus = 'TYPE_EVENT';",
			`$wgEventLoggingServiceUri = ${phpString(url)};`,
			'// Send at once, and send every configured stream, without a sample.',
			'$wgEventLoggingQueueLingerSeconds = 1;',
			'$wgEventLoggingStreamNames = false;',
			'$wgEventStreams = [',
			phpItem(subject.name, entry, 1),
			'];',
			'',
		].join('\n'),
		placeholders: blanks.list,
	};
};
