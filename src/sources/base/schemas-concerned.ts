import type { FileTree } from './file-tree.ts';

/** A reference to a version of another schema, in YAML or JSON. */
const REFERENCE = /["']?\$ref["']?\s*:\s*["']?\/([^\s"'#]+)/g;

/** The title that a path of a schema repository belongs to: its folder below the base path. */
export function titleOfPath(path: string, basePath: string): string | null {
	const below =
		basePath === '' ? path : path.startsWith(`${basePath}/`) ? path.slice(basePath.length + 1) : '';
	const end = below.lastIndexOf('/');
	return end <= 0 ? null : below.slice(0, end);
}

/** Files of a schema: those directly in its folder. */
export function filesOfTitles(tree: FileTree, basePath: string, titles: ReadonlySet<string>): string[] {
	return tree.list(basePath).filter((path) => titles.has(titleOfPath(path, basePath) ?? ''));
}

/**
 * The schemas that must be read to judge some of them: themselves and all that they refer to, over all repositories.
 *
 * @param titles those that changed
 * @param trees the repositories, in both states
 */
export function schemasConcerned(
	titles: Iterable<string>,
	trees: readonly { readonly tree: FileTree; readonly basePath: string }[],
): ReadonlySet<string> {
	const concerned = new Set<string>();
	let next = new Set(titles);
	while (next.size > 0) {
		for (const title of next) concerned.add(title);
		const found = new Set<string>();
		for (const { tree, basePath } of trees) {
			for (const { content, isLink } of tree.read(filesOfTitles(tree, basePath, next)).values()) {
				if (isLink) continue;
				for (const [, uri = ''] of content.toString('utf8').matchAll(REFERENCE)) {
					const title = uri.slice(0, uri.lastIndexOf('/'));
					if (title !== '' && !concerned.has(title)) found.add(title);
				}
			}
		}
		next = found;
	}
	return concerned;
}

/** Lines around a changed one in which the entry of its stream names its schema; the longest real entry has 40. */
const AROUND = 60;
const SCHEMA_TITLE = /schema_title['"]?\s*(?:=>|:)\s*['"]([^'"]+)['"]/;

/** Titles of schemas that stand near lines in which two texts of stream settings differ. */
export function titlesNearChanges(before: string, now: string): ReadonlySet<string> {
	const [old, current] = [before.split('\n'), now.split('\n')];
	const titles = new Set<string>();
	for (const [lines, others] of [
		[old, new Set(current)],
		[current, new Set(old)],
	] as const) {
		const near = new Set<number>();
		for (const [index, line] of lines.entries()) {
			if (others.has(line)) continue;
			for (let at = Math.max(0, index - AROUND); at < Math.min(lines.length, index + AROUND); at++)
				near.add(at);
		}
		for (const at of near) {
			const title = SCHEMA_TITLE.exec(lines[at] ?? '')?.[1];
			if (title !== undefined) titles.add(title);
		}
	}
	return titles;
}
