import { withoutVersion } from '../../catalog/names/parts.ts';
import { isArray, isObject, type Json, type JsonObject, own } from '../../model/json.ts';
import { type GuideContext, instrumentName } from '../subject/platform.ts';
import { CLIENT_FIELDS, SCHEMA_MISSING, sampleEvent, without } from './sample-event.ts';
import { Blanks, type SnippetMaker } from './snippet.ts';

/** Fields that MobileAppsEvent of the Android app adds to every event (MobileAppsEvent.kt). */
const ANDROID_FIELDS: ReadonlySet<string> = new Set([
	...CLIENT_FIELDS,
	'is_anon',
	'app_install_id',
	'app_session_id',
]);

/** Fields that EventPlatformClient of the iOS app adds (EventBody in EventPlatformClient.swift). */
const IOS_FIELDS: ReadonlySet<string> = new Set([
	...CLIENT_FIELDS,
	'is_anon',
	'app_install_id',
	'app_session_id',
	'primary_language',
]);

const words = (name: string): readonly string[] => name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `article_toc_interaction` as `ArticleTocInteraction`. */
function typeName(name: string): string {
	const joined = words(name).map(upper).join('');
	return /^[A-Za-z]/.test(joined) ? joined : `Event${joined}`;
}

/** `num_opens` as `numOpens`. */
function fieldName(name: string): string {
	const [first = 'value', ...rest] = words(name);
	const joined = [first, ...rest.map(upper)].join('');
	const safe = /^[A-Za-z]/.test(joined) ? joined : `field${joined}`;
	return RESERVED.has(safe) ? `${safe}Value` : safe;
}

/** Words of Kotlin or Swift that cannot be names. */
const RESERVED = new Set(
	'as break case class continue default do else enum false for fun func if import in init interface internal is let null nil object package private protocol public return self static struct super switch this throw true try typealias val var when where while'.split(
		' ',
	),
);

/** The last part of the stream's name, without the platform and a version. */
function topicOf({ subject }: GuideContext): string {
	return withoutVersion(subject.name).replace(/^(android|ios)\./, '');
}

/** A double-quoted literal of Kotlin (`$` starts a template there) or Swift. */
function quoted(text: string, language: 'kotlin' | 'swift'): string {
	const json = JSON.stringify(text);
	return language === 'kotlin' ? json.replaceAll('$', '\\$') : json.replace(/\\u([0-9a-f]{4})/g, '\\u{$1}');
}

interface Types {
	readonly language: 'kotlin' | 'swift';
	/** Declarations of nested types, in the order in which they were found. */
	readonly nested: string[];
	readonly declare: (name: string, value: JsonObject, types: Types) => string;
}

function typeOf(value: Json, name: string, types: Types): string {
	const kotlin = types.language === 'kotlin';
	if (typeof value === 'string') return 'String';
	if (typeof value === 'boolean') return kotlin ? 'Boolean' : 'Bool';
	if (typeof value === 'bigint') return kotlin ? 'Long' : 'Int64';
	if (typeof value === 'number')
		return Number.isInteger(value) ? (kotlin && Math.abs(value) > 2 ** 31 ? 'Long' : 'Int') : 'Double';
	if (isArray(value)) {
		const item = typeOf(value[0] ?? '', name, types);
		return kotlin ? `List<${item}>` : `[${item}]`;
	}
	if (!isObject(value)) return 'String?';
	if (Object.keys(value).length === 0) return kotlin ? 'Map<String, String>' : '[String: String]';
	types.nested.push(types.declare(name, value, types));
	return typeName(name);
}

function literalOf(value: Json, name: string, language: 'kotlin' | 'swift'): string {
	if (typeof value === 'string') return quoted(value, language);
	if (value === null) return language === 'kotlin' ? 'null' : 'nil';
	if (isArray(value)) {
		const items = value.map((one) => literalOf(one, name, language)).join(', ');
		return language === 'kotlin' ? `listOf(${items})` : `[${items}]`;
	}
	if (!isObject(value)) return String(value);
	const entries = Object.entries(value);
	if (entries.length === 0) return language === 'kotlin' ? 'emptyMap()' : '[:]';
	return `${typeName(name)}(${argumentsOf(value, language)})`;
}

function argumentsOf(fields: JsonObject, language: 'kotlin' | 'swift'): string {
	const separator = language === 'kotlin' ? ' =' : ':';
	return Object.entries(fields)
		.map(
			([name, value]) => `${swiftOrKotlin(name, language)}${separator} ${literalOf(value, name, language)}`,
		)
		.join(', ');
}

/** Swift events name their properties as the schema does, because they are encoded by name. */
const swiftOrKotlin = (name: string, language: 'kotlin' | 'swift'): string =>
	language === 'kotlin'
		? fieldName(name)
		: /^[A-Za-z_]\w*$/.test(name)
			? RESERVED.has(name)
				? `\`${name}\``
				: name
			: fieldName(name);

function kotlinParameters(fields: JsonObject, types: Types): string {
	return Object.entries(fields)
		.map(([name, value]) => {
			const own = fieldName(name);
			const serial = own === name ? '' : `@SerialName(${quoted(name, 'kotlin')}) `;
			return `        ${serial}private val ${own}: ${typeOf(value, name, types)},\n`;
		})
		.join('');
}

/** An event class of the Android app (org.wikipedia.analytics.eventplatform) and the call that sends it. */
export const android: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	// The superclass with the account's temporary state is another.
	const temporary = own(event, 'is_temp') !== undefined;
	const fields = without(event, temporary ? new Set([...ANDROID_FIELDS, 'is_temp']) : ANDROID_FIELDS);
	const superclass = temporary ? 'MobileAppsEventWithTemp' : 'MobileAppsEvent';
	const name = `${typeName(topicOf(context))}Event`;
	const types: Types = {
		language: 'kotlin',
		nested: [],
		declare: (nested, value, inner) =>
			`    @Serializable\n    class ${typeName(nested)}(\n${kotlinParameters(value, inner)}    )\n\n`,
	};
	const parameters = kotlinParameters(fields, types);
	return {
		title: `${name}.kt, in the package org.wikipedia.analytics.eventplatform`,
		language: 'kotlin',
		code: `package org.wikipedia.analytics.eventplatform

import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

object ${name} {
    fun log() {
        EventPlatformClient.submit(${name}Impl(${argumentsOf(fields, 'kotlin')}))
    }

${types.nested.join('')}    @Suppress("unused")
    @Serializable
    @SerialName(${quoted(context.subject.schema?.uri ?? '', 'kotlin')})
    class ${name}Impl(
${parameters}    ) : ${superclass}(${quoted(context.subject.name, 'kotlin')})
}
`,
		placeholders: [],
	};
};

/** The two registrations, the event and the call of the iOS app (EventPlatformClient). */
export const ios: SnippetMaker = (context) => {
	const event = sampleEvent(context);
	if (event === null) return { none: SCHEMA_MISSING };
	const fields = without(event, IOS_FIELDS);
	const key = fieldName(topicOf(context));
	const types: Types = {
		language: 'swift',
		nested: [],
		declare: (nested, value, inner) =>
			`    struct ${typeName(nested)}: Codable {\n${swiftProperties(value, inner, 8)}    }\n`,
	};
	const properties = swiftProperties(fields, types, 8);
	return {
		title: 'EventPlatformClient.swift, then your funnel',
		language: 'swift',
		code: `// In the enumerations Stream and Schema of EventPlatformClient
case ${key} = ${quoted(context.subject.name, 'swift')}
case ${key} = ${quoted(context.subject.schema?.uri ?? '', 'swift')}

// In your funnel
final class ${typeName(topicOf(context))}Funnel {
${types.nested.join('')}    private struct Event: EventInterface {
        static let schema: EventPlatformClient.Schema = .${key}
${properties}    }

    func log() {
        let event = Event(${argumentsOf(fields, 'swift')})
        EventPlatformClient.shared.submit(stream: .${key}, event: event)
    }
}
`,
		placeholders: [],
	};
};

function swiftProperties(fields: JsonObject, types: Types, indent: number): string {
	return Object.entries(fields)
		.map(
			([name, value]) =>
				`${' '.repeat(indent)}let ${swiftOrKotlin(name, 'swift')}: ${typeOf(value, name, types)}\n`,
		)
		.join('');
}

/** An instrument of Test Kitchen in the Android app (InstrumentImpl.kt). */
export const testKitchenAndroid: SnippetMaker = () => {
	const blanks = new Blanks();
	const name = blanks.text(instrumentName());
	return {
		title: 'In the Android app',
		language: 'kotlin',
		code: `TestKitchenAdapter.client.getInstrument(${quoted(name, 'kotlin')})
    .submitInteraction(action = "click", elementFriendlyName = "save_button")
`,
		placeholders: blanks.list,
	};
};
