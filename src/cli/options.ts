import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CatalogOptions } from '../load.ts';
import { didYouMeanSentence } from '../text/did-you-mean.ts';

/** One option of the command line. `value` names what follows it; without one it is a switch. */
interface OptionSpec {
	readonly value?: string;
	readonly repeatable?: true;
	readonly help: string;
}

/** Every option of every command, in the order in which help lists them. */
const OPTIONS = {
	config: {
		value: 'FILE',
		help: 'Configuration file instead of content/catalog.yaml (or set CATALOG_CONFIG).',
	},
	repository: {
		value: 'NAME=DIR',
		repeatable: true,
		help: 'A schema repository; all given ones replace those of the configuration.',
	},
	'stream-config': { value: 'FILE', help: 'Stream configuration: PHP, raw JSON, or the answer of the API.' },
	eventlogging: { value: 'FILE', help: 'The list of streams registered for EventLogging: PHP or JSON.' },
	'beta-stream-config': { value: 'FILE', help: 'The settings that beta lays over the stream configuration.' },
	'beta-eventlogging': { value: 'FILE', help: 'The same for the EventLogging list.' },
	notes: { value: 'DIR', help: 'Folder of notes on streams and schemas.' },
	retention: { value: 'FILE', repeatable: true, help: 'Allowlist of fields that outlive the purge.' },
	'public-streams': { value: 'FILE', help: 'List of the streams that everybody may read.' },
	activity: {
		value: 'FILE',
		help: 'Events of each stream and day, CSV or JSON: pages then say whether a stream is in use.',
	},
	out: { value: 'DIR', help: 'Folder of the site; ./dist unless given. Replaced only by a complete build.' },
	base: { value: 'PATH', help: 'Path below which the site is served, such as /catalog/.' },
	strict: { help: 'Stop with exit code 1 when there are errors.' },
	force: { help: 'Render the pages even when nothing has changed since the last build.' },
	format: {
		value: 'text|json|github|gitlab|sarif|junit',
		help: 'How problems are printed; text unless given.',
	},
	since: {
		value: 'DAY|REVISION',
		help: 'Only what changed on or after a day, or after a commit; all unless given.',
	},
	sources: {
		value: 'DIR',
		help: 'Folder with a checkout or git directory of every repository that claims name; ./sources/claims unless given.',
	},
	claims: { help: 'Fetch the repositories that claims name, too, into sources/claims/.' },
	port: { value: 'NUMBER', help: 'Port to serve on; the next free one from 4321 unless given.' },
	host: { value: 'ADDRESS', help: 'Address to listen on; localhost unless given.' },
	'skip-build': { help: 'Serve the site that is already there.' },
	events: { value: 'FILE', help: 'File with events; the standard input unless given.' },
	environment: {
		value: 'NAME',
		help: 'The environment that the events are sent to; the first of the configuration unless given.',
	},
	catalog: { value: 'DIR', help: 'Folder of a built site; ./dist unless given.' },
	draft: { value: 'FILE', help: 'A draft that the workbench saved.' },
	kind: { value: 'asyncapi|eventcatalog|datahub', help: 'Format to export to.' },
	json: { value: 'FILE', help: 'Write the figures to a file as JSON too.' },
	runs: { value: 'NUMBER', help: 'How often each case is measured; the medians are printed.' },
	data: {
		value: 'DIR',
		help: 'Folder of real data: one folder per repository and stream-config/production.json (or set CATALOG_DATA).',
	},
	large: { help: 'Also measure generated catalogs of 3,000 and of 10,000 schemas with as many streams.' },
	schemas: { value: 'NUMBER', help: 'How many schemas to make; 10000 unless given.' },
	streams: { value: 'NUMBER', help: 'How many streams to make; 10000 unless given.' },
	help: { help: 'Print this text.' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;

/** The options that replace sources, common to every command that reads the catalog. */
export const SOURCE_OPTIONS = [
	'config',
	'repository',
	'stream-config',
	'eventlogging',
	'beta-stream-config',
	'beta-eventlogging',
	'notes',
	'retention',
	'public-streams',
	'activity',
] as const satisfies readonly OptionName[];

/** What a command is and takes. */
export interface CommandSpec {
	/** As it is called: `npm run build --`. */
	readonly usage: string;
	/** What it does, a sentence or two. */
	readonly summary: string;
	readonly options: readonly OptionName[];
	/** Options that mean something of their own for this command: what follows them, and what they are for. */
	readonly meanings?: Readonly<
		Partial<Record<OptionName, { readonly value: string; readonly help: string }>>
	>;
}

/** The command line cannot be understood; its message is for the person who typed it. Exit code 2. */
export class OptionsError extends Error {
	override readonly name = 'OptionsError';
}

/** Options after parsing. */
export class Options {
	readonly #values: ReadonlyMap<string, readonly string[]>;
	readonly #folder: string;

	/** @param folder where the command was called: relative paths start there */
	constructor(values: ReadonlyMap<string, readonly string[]>, folder: string) {
		this.#values = values;
		this.#folder = folder;
	}

	has(name: OptionName): boolean {
		return this.#values.has(name);
	}

	text(name: OptionName): string | undefined {
		return this.#values.get(name)?.at(-1);
	}

	/** A path as an absolute one. */
	path(name: OptionName): string | undefined {
		const value = this.text(name);
		return value === undefined ? undefined : resolve(this.#folder, value);
	}

	paths(name: OptionName): readonly string[] {
		return (this.#values.get(name) ?? []).map((value) => resolve(this.#folder, value));
	}

	/** A whole number of at least `minimum`. */
	number(name: OptionName, minimum: number, maximum = Number.MAX_SAFE_INTEGER): number | undefined {
		const value = this.text(name);
		if (value === undefined) return undefined;
		const number = Number(value);
		if (!/^\d+$/.test(value) || number < minimum || number > maximum) {
			throw new OptionsError(
				`--${name} is "${value}"; expected a whole number from ${minimum} to ${maximum}.`,
			);
		}
		return number;
	}

	/** One of the texts that the option allows. */
	choice<T extends string>(name: OptionName, allowed: readonly T[]): T | undefined {
		const value = this.text(name);
		if (value === undefined) return undefined;
		const found = allowed.find((one) => one === value);
		if (found === undefined) {
			throw new OptionsError(
				`--${name} is "${value}"; expected one of ${allowed.join(', ')}.${didYouMeanSentence(value, allowed)}`,
			);
		}
		return found;
	}

	/** Repository name → absolute folder. */
	repositories(): Readonly<Record<string, string>> {
		const repositories = new Map<string, string>();
		for (const value of this.#values.get('repository') ?? []) {
			const [, name, folder] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
			if (name === undefined || folder === undefined) {
				throw new OptionsError(
					`--repository is "${value}"; expected NAME=DIR, such as primary=../schemas-event-primary.`,
				);
			}
			if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
				throw new OptionsError(
					`The repository name "${name}" may have letters, digits, ".", "_" and "-" only.`,
				);
			}
			if (repositories.has(name)) throw new OptionsError(`Two repositories are named "${name}".`);
			repositories.set(name, resolve(this.#folder, folder));
		}
		return Object.fromEntries(repositories);
	}
}

/**
 * Understands a command line.
 *
 * @param args without the program and the script
 * @param folder where the command was called
 * @param environment `CATALOG_CONFIG` stands in for `--config`
 * @throws OptionsError for an unknown option, with the one that was probably meant
 */
export function parseOptions(
	args: readonly string[],
	command: CommandSpec,
	folder: string,
	environment: NodeJS.ProcessEnv = {},
): Options {
	const allowed: readonly OptionName[] = [...command.options, 'help'];
	const { tokens } = parseArgs({
		args: [...args],
		options: Object.fromEntries(
			allowed.map((name) => [name, { type: isSwitch(name) ? ('boolean' as const) : ('string' as const) }]),
		),
		// Unknown options are found below, where the one that was meant can be named.
		strict: false,
		tokens: true,
	});
	const values = new Map<string, string[]>();
	for (const token of tokens) {
		if (token.kind === 'option-terminator') continue;
		if (token.kind === 'positional') {
			throw new OptionsError(`"${token.value}" is not an option. Options begin with --; see --help.`);
		}
		const name = allowed.find((one) => one === token.name);
		if (name === undefined) {
			const near = didYouMeanSentence(token.name, allowed).replaceAll('`', '').replace('mean ', 'mean --');
			throw new OptionsError(`Unknown option ${token.rawName}.${near} See --help for all options.`);
		}
		values.set(name, [...(values.get(name) ?? []), optionValue(name, token.value)]);
		if (values.get(name)?.length === 2 && !('repeatable' in OPTIONS[name])) {
			throw new OptionsError(`--${name} is given twice.`);
		}
	}
	const config = environment['CATALOG_CONFIG'];
	if (config && !values.has('config') && allowed.includes('config')) values.set('config', [config]);
	return new Options(values, folder);
}

const isSwitch = (name: OptionName): boolean => !('value' in OPTIONS[name]);

function optionValue(name: OptionName, value: string | undefined): string {
	const spec: OptionSpec = OPTIONS[name];
	if (spec.value === undefined) {
		if (value !== undefined) throw new OptionsError(`--${name} takes no value.`);
		return '';
	}
	// "--config --strict" is a forgotten value, not a file of that name.
	if (value === undefined || value === '' || value.startsWith('--')) {
		throw new OptionsError(`--${name} needs a value: --${name} ${spec.value}.`);
	}
	return value;
}

/** The sources as the command line has them, for `loadCatalog`. */
export function catalogOptions(options: Options): CatalogOptions {
	const repositories = options.repositories();
	const retention = options.paths('retention');
	const paths = {
		config: options.path('config'),
		streamConfig: options.path('stream-config'),
		eventLogging: options.path('eventlogging'),
		betaStreamConfig: options.path('beta-stream-config'),
		betaEventLogging: options.path('beta-eventlogging'),
		notes: options.path('notes'),
		publicStreams: options.path('public-streams'),
		activity: options.path('activity'),
	};
	return {
		...(Object.keys(repositories).length > 0 ? { repositories } : {}),
		...(retention.length > 0 ? { retention } : {}),
		...Object.fromEntries(Object.entries(paths).filter(([, path]) => path !== undefined)),
	};
}

/** A base path with slashes at both ends. */
export function basePath(options: Options): string {
	const base = options.text('base') ?? '/';
	if (!/^[A-Za-z0-9._~/-]*$/.test(base)) {
		throw new OptionsError(`--base is "${base}"; expected a path such as /catalog/.`);
	}
	return `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
}

/** The help text of a command. */
export function helpText(command: CommandSpec): string {
	const rows = [...command.options, 'help' as const].map((name) => {
		const spec: OptionSpec = command.meanings?.[name] ?? OPTIONS[name];
		return [`--${name}${spec.value ? ` ${spec.value}` : ''}`, spec.help] as const;
	});
	const width = Math.max(...rows.map(([left]) => left.length));
	const lines = rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
	return `Usage: ${command.usage} [options]\n\n${command.summary}\n\nOptions:\n${lines.join('\n')}\n`;
}
