/** What is wrong with a stream, told at the line of the setting that should change. */
import type { CatalogConfig } from '../../model/config.ts';
import { at, isArray, isObject, type Json, stringify } from '../../model/json.ts';
import type { SourceLocation } from '../../model/location.ts';
import { type Problem, type ProblemPlace, problemOf } from '../../model/problem.ts';
import { STREAM_PROBLEMS as KINDS } from '../../model/problems/streams.ts';
import type { Schema } from '../../model/schema.ts';
import type { SettingOrigin, Stream } from '../../model/stream.ts';
import type { StreamRules } from '../../sources/rules/streams.ts';
import { code } from '../schema/checks/finding.ts';
import { streamSchema } from './schema-of-stream.ts';

/** A stream before its problems are known. */
export type StreamDraft = Omit<Stream, 'problems' | 'related'>;

type Code = keyof typeof KINDS;

/** Where a stream's settings were written. */
export type Locate = (path: readonly string[]) => SettingOrigin | null;

export const placeAt = (name: string, location: SourceLocation | null): ProblemPlace => ({
	subject: `stream:${name}`,
	file: location?.file ?? null,
	line: location?.line ?? null,
	url: location?.url ?? null,
});

/** All findings about one stream's own settings in its default view. */
export function streamProblems(
	stream: StreamDraft,
	schema: Schema | undefined,
	config: CatalogConfig,
	rules: StreamRules,
	locate: Locate,
): Problem[] {
	const problems: Problem[] = [];
	const add = (kind: Code, path: readonly string[], message: string, hint?: string): void => {
		const origin = locate(path);
		// What comes from the default settings is not wrong there: the stream's own entry is where to fix it.
		const location = origin?.layer === 'entry' ? origin.location : stream.declaredAt;
		problems.push(problemOf(KINDS, kind, placeAt(stream.name, location), message, hint ?? KINDS[kind].fix));
	};
	schemaProblems(stream, schema, add);
	deliveryProblems(stream, config, add);
	sampleProblems(stream, rules, add);
	attributeProblems(stream, rules, add);
	if (schema) keyProblems(stream, schema, add);
	if (!isDocumented(stream))
		add('stream-undocumented', [], `Nobody has written down what ${code(stream.name)} is for.`);
	privacyProblem(stream, add);
	return problems;
}

/** Whether a comment at its own entry, or a note, speaks of the stream. */
export function isDocumented({ comments, note }: Pick<Stream, 'comments' | 'note'>): boolean {
	return (
		note !== null || comments.some(({ position, override }) => position !== 'section' && override === null)
	);
}

type Add = (kind: Code, path: readonly string[], message: string, hint?: string) => void;

function schemaProblems(stream: StreamDraft, schema: Schema | undefined, add: Add): void {
	const { name, schemaTitle: title } = stream;
	const path = ['schema_title'];
	if (title === null) {
		add('stream-without-schema-title', [], `${code(name)} has no schema_title, so no event can be accepted.`);
		return;
	}
	if (title.startsWith('/')) {
		const hint = `Write ${code(title.replace(/^\/+/, ''))}.`;
		add(
			'stream-schema-title-slash',
			path,
			`The schema title ${code(title)} of ${code(name)} starts with a slash.`,
			hint,
		);
		return;
	}
	if (!schema) {
		const near =
			stream.nearSchemas.length > 0 ? `Near titles: ${stream.nearSchemas.map(code).join(', ')}.` : undefined;
		add(
			'stream-schema-missing',
			path,
			`${code(name)} names the schema ${code(title)}, which is not loaded.`,
			near,
		);
		return;
	}
	const suffix = /\.v([0-9]+)$/.exec(name)?.[1];
	const { major } = streamSchema(schema);
	if (suffix !== undefined && major !== null && Number(suffix) !== major) {
		add(
			'stream-version-mismatch',
			path,
			`${code(name)} ends in v${suffix}, but its schema ${code(title)} is at ${schema.latest.version}.`,
		);
	}
}

function deliveryProblems(stream: StreamDraft, config: CatalogConfig, add: Add): void {
	const { name, destination, canary, pattern } = stream;
	const path = ['canary_events_enabled'];
	if (canary && pattern) {
		add('stream-canary-on-pattern', path, `Canary events are on for the pattern ${code(name)}.`);
	} else if (canary && destination === null && stream.inDefaultView) {
		add(
			'stream-canary-without-service',
			path,
			`Canary events are on for ${code(name)}, but it has no event service.`,
		);
	}
	const known = config.destinations.some((one) => one.name === destination);
	if (destination !== null && !known && config.destinations.length > 0) {
		const message = `${code(name)} goes to ${code(destination)}, which is not a known event service.`;
		add('stream-destination-unknown', ['destination_event_service'], message);
	}
}

function sampleProblems(stream: StreamDraft, rules: StreamRules, add: Add): void {
	const { name, sample } = stream;
	if (sample === null) return;
	const unit = rules.sampleUnits.find((one) => one.name === sample.unit);
	const units = rules.sampleUnits.map((one) => one.name).join(', ');
	if (sample.rate === null || sample.rate < 0 || sample.rate > 1) {
		const rate = at(stream.effective, ['sample', 'rate']);
		const shown = rate === undefined ? 'no rate' : `the rate ${code(stringify(rate))}`;
		add(
			'stream-sample-invalid',
			['sample', 'rate'],
			`The sample of ${code(name)} has ${shown}.`,
			'Give a rate from 0 to 1.',
		);
	} else if (!unit) {
		const shown = sample.unit === null ? 'no unit' : `the unit ${code(sample.unit)}`;
		const hint = `Clients know these units: ${units}.`;
		add('stream-sample-invalid', ['sample', 'unit'], `The sample of ${code(name)} has ${shown}.`, hint);
	} else if (
		!unit.web &&
		sample.rate > 0 &&
		stream.producers.some(({ kind }) => kind === 'eventlogging-js')
	) {
		const message = `${code(name)} is registered for browsers, but is sampled by ${unit.name}.`;
		add('stream-sample-not-for-web', ['sample', 'unit'], message);
	}
}

const PROVIDE_VALUES = ['producers', 'metrics_platform_client', 'provide_values'] as const;

function attributeProblems(stream: StreamDraft, rules: StreamRules, add: Add): void {
	const known = new Set(rules.contextualAttributes.names);
	const seen = new Set<string>();
	const repeated = new Set<string>();
	for (const value of stream.provideValues) {
		const path = [...PROVIDE_VALUES, value];
		if (!known.has(value) && !seen.has(value)) {
			const message = `${code(stream.name)} asks for the attribute ${code(value)}, which no client knows.`;
			const near = rules.contextualAttributes.names.filter((one) => one.startsWith(value));
			const hint = near.length > 0 ? `Did you mean ${near.map(code).join(' or ')}?` : undefined;
			add('stream-attribute-unknown', path, message, hint);
		}
		if (seen.has(value) && !repeated.has(value)) {
			repeated.add(value);
			add(
				'stream-attribute-repeated',
				path,
				`${code(stream.name)} lists the attribute ${code(value)} twice.`,
			);
		}
		seen.add(value);
	}
}

/** Reads the list of contextual attributes out of effective settings. */
export function provideValuesOf(effective: Json): string[] {
	const values = at(effective, PROVIDE_VALUES);
	return isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function keyProblems(stream: StreamDraft, schema: Schema, add: Add): void {
	const keys = at(stream.effective, ['message_key_fields']);
	if (!isObject(keys)) return;
	const { paths } = streamSchema(schema);
	for (const [key, field] of Object.entries(keys)) {
		if (typeof field !== 'string' || paths.has(field)) continue;
		const message = `The Kafka key part ${code(key)} of ${code(stream.name)} is taken from ${code(field)}, which ${code(schema.title)} does not have.`;
		add('stream-key-field-missing', ['message_key_fields', key], message);
	}
}

function privacyProblem(stream: StreamDraft, add: Add): void {
	const { userAgent, ip } = stream.collects;
	if (!userAgent && !ip) return;
	const what = [userAgent ? 'user agents' : '', ip ? 'addresses' : ''].filter(Boolean).join(' and ');
	const path = [
		'producers',
		'eventgate',
		'enrich_fields_from_http_headers',
		'http.request_headers.user-agent',
	];
	add(
		'stream-collects-personal-data',
		userAgent ? path : ['schema_title'],
		`${code(stream.name)} collects ${what}.`,
	);
}
