/** Whether a change refuses values that were accepted: proven by a value, disproven by the schemas, or not known. */
import type { Effect } from '../../../model/difference.ts';
import { isArray, type Json, own } from '../../../model/json.ts';
import { checkerOf } from '../keywords/fits.ts';
import { isImplied, partOf } from './implied.ts';
import { type Rooted, witnesses } from './witnesses.ts';

export type { Rooted } from './witnesses.ts';

/**
 * What changing some keywords of a node means for values that were accepted or refused before. `unknown` where
 * neither a value shows that one is refused now, nor the schemas that none is.
 */
export function effectOf(a: Rooted, b: Rooted, keywords: readonly string[]): Effect {
	const tightens = refuses(a, { ...b, node: partOf(b.node, keywords) });
	if (tightens === null) return 'unknown';
	const loosens = refuses(b, { ...a, node: partOf(a.node, keywords) });
	if (tightens) return loosens === true ? 'both' : 'tightens';
	return loosens === false ? 'none' : 'loosens';
}

/** True where a value that `a` accepts is refused by `b`, false where there is none, null where it is not known. */
export function refuses(a: Rooted, b: Rooted): boolean | null {
	const finite = valuesOf(a);
	const refused = checkerOf(b.root);
	if (finite !== null) return finite.some((value) => !refused(b.node, value));
	if (isImplied(a.node, b.node, 0)) return false;
	const accepted = checkerOf(a.root);
	const isWitness = (value: Json) => !refused(b.node, value) && accepted(a.node, value);
	return witnesses(a, b.node).some(isWitness) ? true : null;
}

/** All values that a node accepts, where it lists them. */
function valuesOf({ node, root }: Rooted): readonly Json[] | null {
	const constant = own(node, 'const');
	const type = own(node, 'type');
	const values =
		constant !== undefined
			? [constant]
			: (own(node, 'enum') ?? (type === 'null' ? [null] : type === 'boolean' ? [true, false] : undefined));
	if (!isArray(values)) return null;
	const fits = checkerOf(root);
	return values.filter((value) => fits(node, value));
}
