import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../src/cli/command-error.ts';

/** A catalog to measure, with sources of its own that may be edited. */
export interface Subject {
	readonly name: string;
	/** Options of `npm run build`. */
	readonly options: readonly string[];
	/** Files and folders that a build reads, for the floor. */
	readonly sources: readonly string[];
	/** A version file to edit, and the file of the stream configuration. */
	readonly schemaFile: string;
	readonly streamFile: string;
}

/**
 * Copies sources into a folder and describes them. Every subfolder with a `jsonschema` folder is a repository, named
 * by the last part of its name (`schemas-event-primary` → `primary`); `stream-config/` holds the settings.
 *
 * @param data absolute folder
 * @param config configuration file, or undefined for the project's own
 * @throws CommandError where there is no repository
 */
export async function subjectIn(
	name: string,
	data: string,
	folder: string,
	config?: string,
): Promise<Subject> {
	const entries = await readdir(data).catch(() => {
		throw new CommandError(`The folder of data ${data} cannot be read.`);
	});
	const names = entries.filter((entry) => existsSync(join(data, entry, 'jsonschema'))).sort();
	if (names.length === 0) {
		throw new CommandError(
			`No schema repository is in ${data}: none of its folders has a folder jsonschema.`,
		);
	}
	await mkdir(folder, { recursive: true });
	for (const entry of [...names, 'stream-config']) {
		await cp(join(data, entry), join(folder, entry), {
			recursive: true,
			verbatimSymlinks: true,
			filter: (path) => !path.endsWith('/.git'),
		});
	}
	const files = STREAM_FILES.flatMap(([option, ...candidates]) =>
		candidates
			.map((file) => join(folder, 'stream-config', file))
			.filter(existsSync)
			.slice(0, 1)
			.map((file) => [option, file] as const),
	);
	const schemaFiles = names.flatMap((entry) => versionFiles(join(folder, entry, 'jsonschema')));
	return {
		name,
		options: [
			...(config === undefined ? [] : ['--config', config]),
			...names.flatMap((entry) => ['--repository', `${entry.replace(/^.*-/, '')}=${join(folder, entry)}`]),
			...files.flat(),
		],
		sources: [...names.map((entry) => join(folder, entry, 'jsonschema')), ...files.map(([, file]) => file)],
		schemaFile: schemaFiles[Math.floor(schemaFiles.length / 2)] ?? '',
		streamFile: files[0]?.[1] ?? '',
	};
}

const STREAM_FILES = [
	['--stream-config', 'production.json', 'production.php'],
	['--eventlogging', 'eventlogging-production.json', 'eventlogging.php'],
	['--beta-stream-config', 'beta.json', 'beta.php'],
	['--beta-eventlogging', 'eventlogging-beta.json', 'eventlogging-beta.php'],
] as const;

/** Lays the embedded sample out as `subjectIn` reads it. */
export async function sampleData(project: string, folder: string): Promise<string> {
	const sample = join(project, 'content/sample');
	for (const name of ['primary', 'secondary']) {
		await cp(join(sample, 'repositories', name), join(folder, name), {
			recursive: true,
			verbatimSymlinks: true,
		});
	}
	await cp(join(sample, 'mediawiki-config'), join(folder, 'stream-config'), { recursive: true });
	return folder;
}

function versionFiles(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\/\d+\.\d+\.\d+\.yaml$/.test(file))
		.sort()
		.map((file) => join(folder, file));
}

/** Changes the description of a field, as an author would; each `count` gives another text. */
export function touchSchema(file: string, count: number): void {
	const text = readFileSync(file, 'utf8').replace(/ \(edit \d+\)$/m, '');
	const edited = text.replace(/^\s+description: [A-Za-z][\w ,.]*$/m, `$& (edit ${count})`);
	if (edited === text) throw new CommandError(`${file} has no description that could be edited.`);
	writeFileSync(file, edited);
}

/** Turns one setting of one stream over. */
export function touchStream(file: string): void {
	const text = readFileSync(file, 'utf8');
	const settings = [
		...text.matchAll(/(?<=['"](?:canary_events_enabled|rate)['"]\s*(?:=>|:)\s*)(?:true|false|[\d.]+)/g),
	];
	const setting = settings[Math.floor(settings.length / 2)];
	if (setting === undefined) throw new CommandError(`${file} has no setting that could be edited.`);
	const [value] = setting;
	const turned = value === 'true' ? 'false' : value === 'false' ? 'true' : value === '0.25' ? '0.75' : '0.25';
	writeFileSync(file, text.slice(0, setting.index) + turned + text.slice(setting.index + value.length));
}
