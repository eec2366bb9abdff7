/**
 * Makes patches from thirty and more drafts on real checkouts, applies them, and looks whether PHP, the catalog and
 * jsonschema-tools find what was asked for. Needs `git`, `php`, checkouts, and a folder in which
 * @wikimedia/jsonschema-tools is installed.
 *
 *     node scripts/measure/run/prove-patches.ts CONFIGURATION TOOLS
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { projectInput } from '../../../src/cli/draft/project-input.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { loadProject } from '../../../src/load.ts';
import { readPatchSources } from '../../../src/sources/patch-sources.ts';
import { InputFiles } from '../../../src/sources/text-file.ts';
import { makePatches } from '../../../src/workflow/draft/patch/make-patches.ts';
import type { PatchInput } from '../../../src/workflow/draft/patch/patch.ts';
import { CASES } from '../patches/cases.ts';
import { proveConfiguration, proveSchema } from '../patches/prove.ts';

const [configuration = '', tools = ''] = process.argv.slice(2);
if (configuration === '' || tools === '') {
	console.error('usage: prove-patches.ts CONFIGURATION TOOLS');
	process.exit(2);
}
const project = loadProject({ config: resolve(configuration) });
const { config } = project.catalog;
const input = projectInput(project);
const root = config.streamConfiguration?.root ?? '';
const work = mkdtempSync(join(tmpdir(), 'prove-'));

/** A copy of a repository to work in, at a commit. */
function clone(folder: string, name: string, revision = 'HEAD'): string {
	const to = join(work, name);
	const commit = execFileSync('git', ['-C', folder, 'rev-parse', revision], { encoding: 'utf8' }).trim();
	execFileSync('git', ['clone', '-q', '--shared', '--no-checkout', folder, to]);
	execFileSync('git', ['-C', to, 'checkout', '-q', commit]);
	return to;
}
const repositories = new Map(config.repositories.map(({ name, path }) => [name, clone(path, name)]));
const bases = [...repositories.values()].map((folder) => `${folder}/jsonschema/`);

/** The bytes of the version file that the tool makes of a source. */
function materialize(current: string): string {
	const program = `
		const tools = require('@wikimedia/jsonschema-tools');
		const [file, ...schemaBaseUris] = process.argv.slice(1);
		const options = tools.readConfig({ configPaths: [], schemaBasePath: schemaBaseUris[0], schemaBaseUris,
			contentTypes: ['yaml'], shouldGenerateExample: true, currentName: 'current', logLevel: 'fatal' }, true);
		tools.readObject(file).then((schema) => tools.materializeSchema(schema, options))
			.then((schema) => process.stdout.write(tools.serialize(schema, 'yaml')));`;
	return execFileSync(process.execPath, ['-e', program, current, ...bases], { cwd: tools, encoding: 'utf8' });
}

/** The stream configuration as it was on a day: streams stood in the settings of everything else. */
function atDay(day: string): { readonly input: PatchInput; readonly checkout: string } {
	const commit = execFileSync('git', ['-C', root, 'rev-list', '-1', `--before=${day}`, 'HEAD'], {
		encoding: 'utf8',
	}).trim();
	const checkout = clone(root, `config-${day}`, commit);
	const file = join(work, `${day}.yaml`);
	const path = 'wmf-config/InitialiseSettings.php';
	const labs = 'wmf-config/InitialiseSettings-labs.php';
	const files = [
		['production', 'streams', path],
		['production', 'eventlogging', path],
		['beta', 'streams', labs],
		['beta', 'eventlogging', labs],
	].map(([environment, kind, one]) => `{ environment: ${environment}, kind: ${kind}, path: ${one} }`);
	writeFileSync(
		file,
		`extends: ${resolve(configuration)}\nstreamConfiguration: { name: config, path: ${checkout}, files: [${files.join(', ')}] }\n`,
	);
	const { sources, texts } = readPatchSources(loadConfig(file).config, [], new InputFiles().read);
	const configurationText = async (one: string): Promise<string | null> => texts.get(one) ?? null;
	return {
		checkout,
		input: {
			...input,
			sources: { ...input.sources, configuration: sources.configuration },
			configurationText,
		},
	};
}

const head = clone(root, 'config');
let failed = 0;
for (const [index, { what, request, day }] of CASES.entries()) {
	const at = day === undefined ? { input, checkout: head } : atDay(day);
	const { patches, refused } = await makePatches(request, at.input);
	const faults = [...refused];
	for (const patch of patches) {
		const repository = repositories.get(patch.repository);
		try {
			faults.push(
				...(repository === undefined
					? proveConfiguration(patch, request, at.checkout, at.input)
					: proveSchema(patch, repository, materialize)),
			);
		} catch (error) {
			faults.push(String(error).split('\n').slice(0, 4).join(' '));
		}
	}
	if (patches.length === 0) faults.push('no patch');
	if (faults.length > 0) failed += 1;
	const files = patches
		.flatMap(({ changes }) => changes.map(({ path }) => path.split('/').at(-1)))
		.join(', ');
	console.log(`${index + 1}. ${what}: ${faults.length === 0 ? 'holds' : faults.join('; ')} (${files})`);
}
console.log(
	`${CASES.length - failed} of ${CASES.length} hold. All schema patches are applied in ${[...repositories.values()].join(' and ')}.`,
);
process.exitCode = failed === 0 ? 0 : 1;
