/** Patches of the stream configuration. Pure, browser-safe. */
import { NotEditableError } from '../../../formats/php/edit.ts';
import { PhpSyntaxError } from '../../../formats/php/strings.ts';
import { isObject, type Json, type JsonObject, own } from '../../../model/json.ts';
import type { PatchConfiguration, PatchFile } from '../../../model/patch-sources.ts';
import { isOfKind } from '../../../model/producer-kind.ts';
import { formatPercent } from '../../../text/format.ts';
import type { GuideConfig } from '../../subject/guide-config.ts';
import { entryOf } from '../subject-of-draft.ts';
import { type Patch, type PatchInput, patchOf } from './patch.ts';
import { groupsOfStream, hasGroup, isListItem, putName, putStream, streamEntry } from './put-stream.ts';
import type { NewSample, NewStream } from './request.ts';

/** A part that cannot be made; its message is for the author. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
}

/** The texts of the configuration while they are changed. */
class Files {
	readonly #before = new Map<string, string>();
	readonly #after = new Map<string, string>();
	readonly #input: PatchInput;
	readonly configuration: PatchConfiguration;

	constructor(input: PatchInput) {
		const { configuration } = input.sources;
		if (configuration === null) throw new Refusal('This catalog has no stream configuration.');
		this.configuration = configuration;
		this.#input = input;
	}

	/** The file that states a setting of an environment. */
	file(environment: string, kind: PatchFile['kind']): PatchFile {
		const found = this.configuration.files.find(
			(one) => one.environment === environment && one.kind === kind,
		);
		if (found === undefined) {
			const what = kind === 'streams' ? 'streams' : 'EventLogging names';
			throw new Refusal(`The catalog is told no file with the ${what} of ${environment}.`);
		}
		if (found.whyNot !== null) throw new Refusal(found.whyNot);
		return found;
	}

	async text({ path }: PatchFile): Promise<string> {
		const known = this.#after.get(path);
		if (known !== undefined) return known;
		const text = await this.#input.configurationText(path);
		if (text === null) throw new Refusal(`${path} could not be loaded.`);
		this.#before.set(path, text);
		this.#after.set(path, text);
		return text;
	}

	async change(file: PatchFile, edit: (text: string) => string): Promise<void> {
		const text = await this.text(file);
		try {
			this.#after.set(file.path, edit(text));
		} catch (error) {
			if (error instanceof NotEditableError || error instanceof PhpSyntaxError) {
				throw new Refusal(`${file.path}: ${error.message.replace(/\.?$/, '.')}`);
			}
			throw error;
		}
	}

	patch(subject: string, task: string, notes: readonly string[]): Patch | null {
		const changes = Array.from(this.#after, ([path, after]) => ({
			path,
			kind: 'file' as const,
			before: this.#before.get(path) ?? null,
			after,
		}));
		return patchOf(this.configuration, changes, subject, { task, notes });
	}
}

const first = (facts: GuideConfig): string => facts.environments[0]?.name ?? 'production';

/** The environment that is laid over the first. */
const overlay = (facts: GuideConfig): GuideConfig['environments'][number] | undefined =>
	facts.environments.find((one) => one.extends === first(facts));

/** True for producers whose streams the EventLogging extension has to know by name. */
const isRegistered = (stream: NewStream['stream']): boolean => stream.producer.startsWith('eventlogging-');

/**
 * The configuration of a new stream: its entry beside streams of the same service, its name in the list of
 * EventLogging, and what beta says differently: everything is collected there.
 *
 * @throws Refusal
 */
export async function newStreamPatch(request: NewStream, input: PatchInput): Promise<Patch | null> {
	const files = new Files(input);
	const { stream, task, betaOnly } = request;
	const { name } = stream;
	if (name === '') throw new Refusal('The stream has no name yet.');
	if (stream.schema.title === '') throw new Refusal('The stream has no schema yet.');
	const { streams, eventLogging } = files.configuration.settings;
	const base = first(input.facts);
	const production = files.file(base, 'streams');
	const declared = streamEntry(await files.text(production), streams, 'default', name);
	if (declared !== undefined) {
		throw new Refusal(`${production.path} declares ${name} already; change its entry instead.`);
	}
	const comments = task === '' ? [] : [task];
	const entry = entryOf(stream, input.facts);
	const notes: string[] = [];
	if (!betaOnly) {
		await files.change(production, (text) =>
			putStream(text, { setting: streams, group: 'default', name }, entry, comments),
		);
		if (isRegistered(stream)) {
			await files.change(files.file(base, 'eventlogging'), (text) =>
				putName(text, eventLogging, 'default', name),
			);
		}
	}
	try {
		await overlayBeta(request, entry, { files, input, comments, notes });
	} catch (error) {
		// Production does not wait for what beta says differently.
		if (betaOnly || !(error instanceof Refusal)) throw error;
		notes.push(`No override for tests is made: ${error.message}`);
	}
	const where = betaOnly ? ` on ${overlay(input.facts)?.title ?? 'beta'}` : '';
	return files.patch(`Add stream ${name}${where}`, task, notes);
}

/**
 * A stream that only beta has needs its whole entry in the list of each wiki of beta, because the event gateway and
 * the wiki under test read different ones. One that production has needs only another sample. The list `default` of
 * beta would replace that of production (`WmfConfig::applyOverrides`), so it is never used.
 */
async function overlayBeta(
	{ stream, betaOnly }: NewStream,
	entry: JsonObject,
	work: {
		readonly files: Files;
		readonly input: PatchInput;
		readonly comments: readonly string[];
		readonly notes: string[];
	},
): Promise<void> {
	const { files, input, comments, notes } = work;
	const beta = overlay(input.facts);
	const sampled = stream.sample !== null && stream.sample.rate < 1 && isOfKind(stream.producer, 'samples');
	if (beta === undefined) {
		if (betaOnly) throw new Refusal('This catalog knows no environment that is laid over another.');
		return;
	}
	if (!betaOnly && !sampled) return;
	const base = files.file(first(input.facts), 'streams');
	if (
		!betaOnly &&
		isListItem(await files.text(base), files.configuration.settings.streams, 'default', stream.name)
	) {
		throw new Refusal(`the streams of ${base.path} are items of a list, which no other list can change.`);
	}
	const wikis = beta.wikis.map(({ name }) => name);
	// The first wiki is the one that the gateway asks; it draws no sample.
	const groups = (betaOnly ? wikis : wikis.slice(1)).map((wiki) => `+${wiki}`);
	if (groups.length === 0) throw new Refusal(`The catalog is told no wiki of ${beta.title}.`);
	const { streams, eventLogging } = files.configuration.settings;
	const file = files.file(beta.name, 'streams');
	const sample = stream.sample === null ? {} : { sample: { unit: stream.sample.unit, rate: 1 } };
	const names = files.file(beta.name, 'eventlogging');
	for (const group of groups) {
		if (!hasGroup(await files.text(file), streams, group)) {
			notes.push(
				`The list ${group} is new in ${file.path}: on ${beta.title} it takes the place of the list ${group} of production.`,
			);
		}
		await files.change(file, (text) =>
			putStream(
				text,
				{ setting: streams, group, name: stream.name },
				betaOnly ? { ...entry, ...sample } : sample,
				betaOnly ? comments : ['Everything is collected for tests'],
			),
		);
	}
	const last = groups.at(-1);
	if (betaOnly && isRegistered(stream) && last !== undefined) {
		await files.change(names, (text) => putName(text, eventLogging, last, stream.name));
	}
}

/**
 * Another sample in one list of the configuration; all other settings stay as they are.
 *
 * @throws Refusal
 */
export async function samplePatch(request: NewSample, input: PatchInput): Promise<Patch | null> {
	const { stream, group, rate, unit, task } = request;
	if (stream === '') throw new Refusal('No stream is named yet.');
	const files = new Files(input);
	const { streams } = files.configuration.settings;
	const file = files.file(first(input.facts), 'streams');
	const text = await files.text(file);
	const groups = groupsOfStream(text, streams, stream);
	if (!groups.includes('default')) {
		throw new Refusal(`The list default of ${file.path} has no entry for ${stream}.`);
	}
	if (group !== 'default' && !/^\+?[a-z0-9_]+$/.test(group)) {
		throw new Refusal(`${group} is no list of the configuration; write default, or one such as +enwiki.`);
	}
	if (!(rate >= 0 && rate <= 1)) throw new Refusal('The rate is no number from 0 to 1.');
	const sample = { ...(unit === '' ? {} : { unit }), rate };
	await files.change(file, (before) =>
		putStream(before, { setting: streams, group, name: stream }, { sample }),
	);
	const notes = groups.flatMap((one) => {
		const other = one === group ? undefined : sampleText(streamEntry(text, streams, one, stream));
		return other === undefined ? [] : [`The list ${one} has a sample of its own, which stays: ${other}.`];
	});
	const where = group === 'default' ? '' : ` for ${group.replace(/^\+/, '')}`;
	return files.patch(
		`Sample ${stream} at ${formatPercent(rate)}${unit === '' ? '' : ` of ${unit}s`}${where}`,
		task,
		notes,
	);
}

/** The sample of an entry in words, or undefined where it has none. */
function sampleText(entry: Json | undefined): string | undefined {
	const sample = own(entry, 'sample');
	if (!isObject(sample)) return undefined;
	const [rate, unit] = [own(sample, 'rate'), own(sample, 'unit')];
	const share = typeof rate === 'number' ? formatPercent(rate) : 'no rate';
	return typeof unit === 'string' ? `${share} of ${unit}s` : share;
}
