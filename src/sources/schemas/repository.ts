import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compare, valid } from 'semver';
import { readJson } from '../../formats/yaml/json.ts';
import { readYaml } from '../../formats/yaml/yaml.ts';
import type { RepositoryConfig } from '../../model/config.ts';
import type { SourceLocation } from '../../model/location.ts';
import { byCodeUnit } from '../../model/order.ts';
import { type Problem, problemOf, type SubjectId } from '../../model/problem.ts';
import { SOURCE_PROBLEMS } from '../../model/problems/sources.ts';
import type { RepositoryFile } from '../../model/schema.ts';
import { plural } from '../../text/format.ts';
import { gitRevision } from '../git-revision.ts';
import { locationIn } from '../location.ts';
import { readTextFile } from '../text-file.ts';
import { type FoundFile, walkFolder } from './folder.ts';
import {
	DEFAULT_TOOLS_CONFIG,
	type JsonschemaToolsConfig,
	readToolsConfig,
} from './jsonschema-tools-config.ts';
import type { RawDocument, RawSchema, RawSchemaRepository, RawText, RawVersion } from './raw.ts';
import { MAX_SCHEMA_FILE, ReadBudget } from './read-budget.ts';
import { type LinkFinding, versionLinkFindings } from './version-links.ts';

const SCHEMA_FILE = /^(.+)\.(ya?ml|json)$/;
const LOOKS_LIKE_VERSION = /^v?\d+([._-]?\d+)*([+._-][\w.+-]*)?$/i;

/** Collects what one repository holds while its files are read. */
class Reader {
	readonly problems: Problem[] = [];
	private readonly others = new Map<string, RepositoryFile>();
	private readonly repository: string;
	private readonly root: string;
	private readonly basePath: string;
	private readonly locate: RawSchemaRepository['locate'];
	private readonly budget: ReadBudget;
	/** Files that are not read because all together are too much. */
	readonly leftOut: string[] = [];

	constructor(
		{ name, basePath }: { readonly name: string; readonly basePath: string },
		root: string,
		locate: RawSchemaRepository['locate'],
		budget: ReadBudget,
	) {
		this.repository = name;
		this.basePath = basePath;
		this.root = root;
		this.locate = locate;
		this.budget = budget;
	}

	text(path: string, subject: SubjectId): RawText | null {
		const location = this.locate(path, null);
		if (!this.budget.spent) {
			const read = readTextFile(join(this.root, path), { ...location, subject }, MAX_SCHEMA_FILE);
			if ('problem' in read) {
				this.problems.push(read.problem);
				return null;
			}
			if (this.budget.take(read.text)) {
				if (read.marked) this.publish(path, `\uFEFF${read.text}`);
				return { path, text: read.text, location };
			}
		}
		this.leftOut.push(path);
		return null;
	}

	/** Keeps a file that is published as it is and is no text of a schema. The first text given is that of the disk. */
	private publish(file: string, text: string): void {
		const below = this.basePath === '' ? '' : `${this.basePath}/`;
		const path = file.slice(below.length);
		if (file.startsWith(below) && !this.others.has(path)) this.others.set(path, { path, text });
	}

	private document(path: string, contentType: string, subject: SubjectId): RawDocument | null {
		const file = this.text(path, subject);
		if (file === null) return null;
		const read = contentType === 'json' ? readJson : readYaml;
		const { value, lineAt, problems } = read(file.text, { file: file.location.file, subject });
		for (const problem of problems) {
			this.problems.push({ ...problem, url: this.locate(path, problem.line).url });
		}
		return { ...file, contentType, value, lineAt };
	}

	/** Reads the files of one folder; null where none of them is a schema. */
	schema(title: string, files: readonly FoundFile[]): RawSchema | null {
		const subject: SubjectId = `schema:${title}`;
		let current: RawDocument | null = null;
		let changelog: RawText | null = null;
		let readme: RawText | null = null;
		const versions: RawVersion[] = [];
		for (const { name, path } of files) {
			const lower = name.toLowerCase();
			if (lower === 'changelog.md') changelog ??= this.text(path, subject);
			else if (lower === 'readme.md') readme ??= this.text(path, subject);
			const [, base, ending] = name.match(SCHEMA_FILE) ?? [];
			if (base === undefined || ending === undefined) continue;
			if (base === 'current') {
				// Where both forms are there, the files come sorted: keep YAML, which people edit.
				if (ending === 'yml') continue;
				if (current !== null) this.publish(current.path, current.text);
				current = this.document(path, ending, subject) ?? current;
			} else if (valid(base) === base && ending !== 'yml') {
				const known = versions.findIndex((version) => version.version === base);
				const document = this.document(path, ending, subject);
				if (document === null) continue;
				const other = versions[known];
				if (other !== undefined) {
					this.compareContents(other, document, subject);
					this.publish(other.path, other.text);
				}
				versions.splice(known === -1 ? versions.length : known, known === -1 ? 0 : 1, {
					...document,
					version: base,
				});
			} else if (LOOKS_LIKE_VERSION.test(base)) this.badName(name, path, subject);
		}
		if (current === null && versions.length === 0) {
			for (const prose of [changelog, readme]) if (prose !== null) this.publish(prose.path, prose.text);
			return null;
		}
		versions.sort((a, b) => compare(a.version, b.version) || byCodeUnit(a.version, b.version));
		return { title, current, versions, changelog, readme };
	}

	/** All files of a version must say the same (jsonschema-tools, “all materialized content types must be equal”). */
	private compareContents(one: RawDocument, other: RawDocument, subject: SubjectId): void {
		if (one.value === undefined || other.value === undefined || isDeepStrictEqual(one.value, other.value)) {
			return;
		}
		const [json, yaml] = one.contentType === 'json' ? [one, other] : [other, one];
		this.problems.push(
			problemOf(
				SOURCE_PROBLEMS,
				'content-types-differ',
				{ ...this.locate(json.path, null), subject },
				`This file does not say the same as ${yaml.location.file}, which is the one that is shown.`,
				'Materialise the version again, so that all its files say the same.',
			),
		);
	}

	private badName(name: string, path: string, subject: SubjectId): void {
		this.problems.push(
			problemOf(
				SOURCE_PROBLEMS,
				'version-file-name',
				{ ...this.locate(path, null), subject },
				`“${name}” is not named after a semantic version, so it is not read.`,
				'Rename it to the form 1.0.0.yaml, or remove it.',
			),
		);
	}

	get otherFiles(): readonly RepositoryFile[] {
		return [...this.others.values()];
	}

	repositoryProblem(code: keyof typeof SOURCE_PROBLEMS, message: string, hint: string, file?: string): void {
		this.problems.push(
			problemOf(
				SOURCE_PROBLEMS,
				code,
				{ file: file ?? null, subject: `repository:${this.repository}` },
				message,
				hint,
			),
		);
	}
}

/** `./jsonschema/` → `jsonschema`; the root is `''`. */
function cleanPath(path: string): string {
	return path
		.split('/')
		.filter((part) => part !== '' && part !== '.')
		.join('/');
}

/**
 * Reads a schema repository from disk, once and in a fixed order. Symbolic links are never followed: inside a
 * repository they only repeat files (`latest`, `1.0.0` without ending), and outside it they must not be read.
 *
 * Never throws: a missing folder, an empty repository, unreadable or broken files are problems.
 *
 * @param budget what all repositories together may take; one for all of a load
 */
export function readSchemaRepository(
	config: RepositoryConfig,
	budget: ReadBudget = new ReadBudget(),
): RawSchemaRepository {
	const basePath = cleanPath(config.basePath);
	const empty = {
		config,
		basePath,
		revision: null,
		tools: DEFAULT_TOOLS_CONFIG,
		schemas: [],
		otherFiles: [],
	};
	const unread = (path: string, line: number | null) =>
		locationIn(config.name, null, { path, line, revision: null });
	if (!existsSync(config.path)) {
		const reader = new Reader({ name: config.name, basePath }, config.path, unread, budget);
		const message = `The folder of the repository “${config.name}” does not exist: ${config.path}`;
		const hint =
			config.git === null
				? 'Correct `path` in the configuration.'
				: 'Run `npm run sources`, which clones it.';
		reader.repositoryProblem('repository-missing', message, hint);
		return { ...empty, problems: reader.problems, locate: unread };
	}
	const root = realpathSync(config.path);
	const revision = gitRevision(root);
	const locate: RawSchemaRepository['locate'] = (path, line) =>
		locationIn(config.name, config.webUrl, { path, line, revision });
	const reader = new Reader({ name: config.name, basePath }, root, locate, budget);
	const tools = readTools(reader, root, config.name, locate);
	const { folders, links, findings } = walkFolder(root, basePath);
	for (const finding of findings) {
		reader.repositoryProblem(finding.code, finding.message, finding.hint, locate(finding.path, null).file);
	}
	const schemas: RawSchema[] = [];
	for (const [title, files] of folders) {
		const schema = reader.schema(title, files);
		if (schema !== null) schemas.push(schema);
	}
	const [first] = reader.leftOut;
	if (first !== undefined) {
		const count = reader.leftOut.length;
		reader.repositoryProblem(
			'sources-too-large',
			`The schema files of all repositories have more than ${Math.round(budget.bytes / 1e6)} MB; ${count} ${plural(count, 'file')} of “${config.name}” from this one on ${count === 1 ? 'is' : 'are'} not read.`,
			'Remove what is no schema, or name fewer repositories.',
			locate(first, null).file,
		);
	}
	for (const finding of versionLinkFindings(schemas, links)) {
		if (!tools.linksWanted(finding.name)) continue;
		reader.problems.push(
			linkProblem(finding, locate(`${basePath === '' ? '' : `${basePath}/`}${finding.title}`, null)),
		);
	}
	if (schemas.length === 0) {
		const where = basePath === '' ? 'it' : `its folder “${basePath}”`;
		const other =
			tools.schemaBasePath !== null && tools.schemaBasePath !== basePath
				? `Its .jsonschema-tools.yaml names the folder “${tools.schemaBasePath}”: set \`basePath\` to that.`
				: 'Check `basePath` in the configuration.';
		const message = `The repository “${config.name}” is empty: no schema is in ${where}.`;
		reader.repositoryProblem('repository-empty', message, other);
	}
	const { problems, otherFiles } = reader;
	return { config, basePath, revision, tools, schemas, otherFiles, problems, locate };
}

function linkProblem({ code, title, name, expected, found }: LinkFinding, folder: SourceLocation): Problem {
	return problemOf(
		SOURCE_PROBLEMS,
		code,
		{ ...folder, file: `${folder.file}/${name}`, url: null, subject: `schema:${title}` },
		found === null
			? `The link \`${name}\` to \`${expected}\` is missing.`
			: `The link \`${name}\` leads to \`${found.slice(0, 200)}\` instead of \`${expected}\`.`,
		'Run `jsonschema-tools materialize-all`, which makes the links anew.',
	);
}

function readTools(
	reader: Reader,
	root: string,
	name: string,
	locate: RawSchemaRepository['locate'],
): JsonschemaToolsConfig {
	const path = '.jsonschema-tools.yaml';
	// Not a link: it could lead out of the repository.
	if (!lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile()) return DEFAULT_TOOLS_CONFIG;
	const subject: SubjectId = `repository:${name}`;
	const file = reader.text(path, subject);
	if (file === null) return DEFAULT_TOOLS_CONFIG;
	const tools = readToolsConfig(file.text, subject, (line) => locate(path, line));
	reader.problems.push(...tools.problems);
	return tools;
}
