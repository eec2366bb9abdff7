import type { CatalogConfig } from '../../model/config.ts';

/** What all levels of one field tree share. */
export interface FieldTreeContext {
	readonly tasks: CatalogConfig['tasks'];
	/** Levels start open. */
	readonly open: boolean;
	/** The identifier where it is used for the first time on the page, undefined after that. */
	readonly once: (id: string) => string | undefined;
	/** Paths of which another page says the same: only name and type are shown. */
	readonly same: ReadonlySet<string>;
}

/** Makes the function that gives each identifier once. */
export function onlyOnce(): FieldTreeContext['once'] {
	const used = new Set<string>();
	return (id) => {
		if (used.has(id)) return undefined;
		used.add(id);
		return id;
	};
}
