import { byCodeUnit } from '../../model/order.ts';
import type { Schema } from '../../model/schema.ts';

/** A folder of schemas. */
export interface Namespace {
	/** Full path, `''` for the root. */
	readonly path: string;
	/** The last part of the path; several parts where the folders between hold nothing else. */
	readonly label: string;
	/** Schemas at any depth. */
	readonly count: number;
	readonly children: readonly Namespace[];
	/** Schemas directly in it. */
	readonly schemas: readonly Schema[];
}

interface Draft {
	readonly children: Map<string, Draft>;
	readonly schemas: Schema[];
}

const emptyDraft = (): Draft => ({ children: new Map(), schemas: [] });

/** The folders of all schemas as a tree. Folders that hold only one folder are joined with it. */
export function namespaceTree(schemas: readonly Schema[]): Namespace {
	const root = emptyDraft();
	for (const schema of schemas) {
		let at = root;
		for (const part of schema.title.split('/').slice(0, -1)) {
			const next = at.children.get(part) ?? emptyDraft();
			at.children.set(part, next);
			at = next;
		}
		at.schemas.push(schema);
	}
	return finish(root, '', '');
}

function finish(draft: Draft, path: string, label: string): Namespace {
	const [only, ...others] = draft.children;
	if (path !== '' && draft.schemas.length === 0 && only !== undefined && others.length === 0) {
		return finish(only[1], `${path}/${only[0]}`, `${label}/${only[0]}`);
	}
	const children = [...draft.children]
		.sort(([a], [b]) => byCodeUnit(a, b))
		.map(([part, child]) => finish(child, path === '' ? part : `${path}/${part}`, part));
	const count = children.reduce((sum, child) => sum + child.count, draft.schemas.length);
	return { path, label, count, children, schemas: draft.schemas };
}

/** Every folder that a title is in, outermost first: `a/b/c` → `a`, `a/b`. */
export function namespacesOf(title: string): readonly string[] {
	const parts = title.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
