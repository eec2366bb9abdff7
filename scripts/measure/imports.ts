/**
 * A drawing of all imports below `src` and `scripts`, types included: what runs upward, which files form circles,
 * and what the browser would have to load from Node. `npm run measure:imports` prints them; each must be none.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One import: from a file of the project to another, or to a package. */
export interface Import {
	readonly from: string;
	/** A path from the project's root, or the specifier of a package. */
	readonly to: string;
	/** Erased before the code runs. */
	readonly typeOnly: boolean;
}

/**
 * The floors of the house, lowest first. A folder imports from its own floor's folder and from the floors below it,
 * never from beside or above. The longest folder that a path begins with counts.
 */
export const FLOORS: readonly (readonly string[])[] = [
	['src/model'],
	['src/text'],
	['src/paths.ts'],
	['src/formats', 'src/diagram'],
	['src/config'],
	['src/sources'],
	['src/catalog'],
	['src/workflow', 'src/typings'],
	['src/search'],
	['src/load.ts'],
	['src/site', 'src/content.config.ts', 'src/env.d.ts', 'src/client'],
	['src/components'],
	['src/layouts'],
	['src/pages'],
	['src/build'],
	['src/cli'],
	['scripts'],
];

/** Packages that a browser cannot run, beside Node itself. */
const NODE_ONLY = new Set([
	'json-schema-to-typescript',
	'php-parser',
	'sanitize-html',
	'shiki',
	'sirv',
	'tar-stream',
]);

const SOURCE = /\.(?:ts|mts|astro)$/;

/** Every import of the files below the folders, in the order of their paths. */
export function readImports(root: string, folders: readonly string[]): readonly Import[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => SOURCE.test(name))
			.sort()
			.flatMap((name) => importsOf(join(folder, name), readFileSync(join(root, folder, name), 'utf8'))),
	);
}

/** The imports of one file; of an Astro component those of its code and of its scripts. */
export function importsOf(file: string, text: string): readonly Import[] {
	const code = file.endsWith('.astro') ? codeOfComponent(text) : text;
	const found: Import[] = [];
	const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
		if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
		const name = specifier.text;
		const to = name.startsWith('.') ? join(dirname(file), name.replace(/\?.*$/, '')) : name;
		found.push({ from: file, to, typeOnly });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
		else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			add(node.argument.literal, true);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], false);
		} else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
			// `new URL('./worker.ts', import.meta.url)`: what a worker runs.
			const [specifier, base] = node.arguments ?? [];
			if (base?.getText() === 'import.meta.url' && specifier && /\.ts.?$/.test(specifier.getText())) {
				add(specifier, false);
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
	return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
	if (importClause === undefined) return false;
	if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const { name, namedBindings } = importClause;
	return (
		name === undefined &&
		namedBindings !== undefined &&
		ts.isNamedImports(namedBindings) &&
		namedBindings.elements.length > 0 &&
		namedBindings.elements.every((element) => element.isTypeOnly)
	);
}

function codeOfComponent(text: string): string {
	const front = /^\s*---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
	const scripts = Array.from(text.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g), ([, code]) => code);
	return [front, ...scripts].join('\n');
}

/** Files of `src` that stand on no floor: a new folder needs a place first. */
export const withoutFloor = (imports: readonly Import[]): readonly string[] =>
	[...new Set(imports.map(({ from }) => from))].filter((file) => floorOf(file) === null);

/** The number of the floor that a file stands on, and its folder there; null for what has none. */
function floorOf(path: string): { readonly floor: number; readonly folder: string } | null {
	for (const [floor, folders] of FLOORS.entries()) {
		const folder = folders.find((one) => path === one || path.startsWith(`${one}/`));
		if (folder !== undefined) return { floor, folder };
	}
	return null;
}

/** Imports that run to the side or up. */
export function upwardImports(imports: readonly Import[]): readonly Import[] {
	return imports.filter(({ from, to }) => {
		const [here, there] = [floorOf(from), floorOf(to)];
		return here !== null && there !== null && here.folder !== there.folder && there.floor >= here.floor;
	});
}

/** Circles of files, each as the paths in it, sorted (Tarjan's strongly connected components). */
export function circles(imports: readonly Import[]): readonly (readonly string[])[] {
	const next = Map.groupBy(imports, ({ from }) => from);
	const order = new Map<string, number>();
	const low = new Map<string, number>();
	const stack: string[] = [];
	const found: string[][] = [];
	const visit = (file: string): number => {
		const number = order.size;
		order.set(file, number);
		low.set(file, number);
		stack.push(file);
		for (const { to } of next.get(file) ?? []) {
			if (!order.has(to)) low.set(file, Math.min(low.get(file) ?? number, visit(to)));
			else if (stack.includes(to)) low.set(file, Math.min(low.get(file) ?? number, order.get(to) ?? number));
		}
		const lowest = low.get(file) ?? number;
		if (lowest === number) {
			const members = stack.splice(stack.indexOf(file));
			const self = members.length === 1 && (next.get(file) ?? []).some(({ to }) => to === file);
			if (members.length > 1 || self) found.push(members.sort());
		}
		return lowest;
	};
	for (const file of [...next.keys()].sort()) if (!order.has(file)) visit(file);
	return found;
}

/** The files from the one that started to the one with the import, and last what that imports. */
export type Way = readonly string[];

/** Folders that turn values into values: what they are given is all they know. */
const PURE = ['model', 'text', 'formats', 'diagram', 'catalog', 'workflow', 'typings', 'search'].map(
	(folder) => `src/${folder}/`,
);
const DISK = new Set([
	'node:fs',
	'node:fs/promises',
	'node:child_process',
	'node:http',
	'node:https',
	'node:net',
]);

/** What `src/client` reaches at run time and a browser cannot run. */
export const nodeInBrowser = (imports: readonly Import[]): readonly Way[] =>
	waysTo(imports, (file) => file.startsWith('src/client/'), isNodeOnly);

/** What the pure folders reach at run time that reads the disk or the network. */
export const diskInPureFolders = (imports: readonly Import[]): readonly Way[] =>
	waysTo(
		imports,
		(file) => PURE.some((folder) => file.startsWith(folder)),
		(to) => DISK.has(to),
	);

function isNodeOnly(specifier: string): boolean {
	const [name = ''] = specifier.split('/');
	return specifier.startsWith('node:') || builtinModules.includes(name) || NODE_ONLY.has(name);
}

/** The shortest way from one of the starting files to each import that is wrong there; types are erased and do not count. */
function waysTo(
	imports: readonly Import[],
	starts: (file: string) => boolean,
	wrong: (to: string) => boolean,
): readonly Way[] {
	const next = Map.groupBy(
		imports.filter(({ typeOnly }) => !typeOnly),
		({ from }) => from,
	);
	const cameFrom = new Map<string, string | null>(
		[...next.keys()].filter(starts).map((file) => [file, null]),
	);
	const found: Way[] = [];
	for (const file of cameFrom.keys()) {
		for (const { to } of next.get(file) ?? []) {
			if (wrong(to)) found.push([...wayTo(file, cameFrom), to]);
			else if (!cameFrom.has(to)) cameFrom.set(to, file);
		}
	}
	return found;
}

function wayTo(file: string, cameFrom: ReadonlyMap<string, string | null>): Way {
	const way: string[] = [];
	for (let at: string | null | undefined = file; at; at = cameFrom.get(at)) way.unshift(at);
	return way;
}

/** Files that a script of the pages reaches outside `src/client`. */
export function browserFiles(imports: readonly Import[]): readonly string[] {
	const next = Map.groupBy(
		imports.filter(({ typeOnly, to }) => !typeOnly && to.startsWith('src/')),
		({ from }) => from,
	);
	const seen = new Set([...next.keys()].filter((file) => file.startsWith('src/client/')));
	for (const file of seen) for (const { to } of next.get(file) ?? []) seen.add(to);
	return [...seen].filter((file) => !file.startsWith('src/client/'));
}

/** What only Node has without an import. */
const NODE_GLOBALS = new Set(['Buffer', 'process', 'global', '__dirname', '__filename', 'setImmediate']);

/** The globals of Node that a TypeScript text names; members of that name and type names in comments are none. */
export function nodeGlobals(text: string): readonly string[] {
	const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
	const found = new Set<string>();
	let before = ts.SyntaxKind.Unknown;
	for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
		const isMember = before === ts.SyntaxKind.DotToken || before === ts.SyntaxKind.QuestionDotToken;
		if (kind === ts.SyntaxKind.Identifier && !isMember && NODE_GLOBALS.has(scanner.getTokenText())) {
			found.add(scanner.getTokenText());
		}
		before = kind;
	}
	return [...found];
}
