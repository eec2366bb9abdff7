/** What the page of one field shows: who has it, and where they disagree. */
import type { Catalog } from '../../model/catalog.ts';
import type { CatalogConfig } from '../../model/config.ts';
import type { FieldUse } from '../../model/field-use.ts';
import type { PrivacyMark } from '../../model/schema.ts';
import { fieldAnchor, fieldPath, schemaPath, versionPath } from '../../paths.ts';
import { formatCount, formatNumber } from '../../text/format.ts';
import { descriptionsDisagree, hasFieldPage, typesDisagree } from '../schema/fields/field-index.ts';
import { describeType } from '../schema/fields/type.ts';

/** Schemas that declare a field in the same way. */
export interface UseGroup {
	/** The fragment version that it comes from, or null. */
	readonly from: { readonly name: string; readonly href: string } | null;
	/** Said instead of a fragment. */
	readonly origin: string;
	readonly type: string;
	readonly required: boolean;
	/** "One schema", "12 schemas". */
	readonly amount: string;
	readonly open: boolean;
	readonly schemas: readonly { readonly title: string; readonly href: string }[];
	/** Number of schemas that are not listed. */
	readonly more: number;
}

/** What several schemas say of one field, with who says it. */
export interface Variant {
	readonly text: string;
	readonly amount: string;
	readonly open: boolean;
	readonly schemas: readonly { readonly title: string; readonly href: string }[];
	readonly more: number;
}

export interface FieldPageView {
	readonly path: string;
	readonly description: string;
	/** "12 schemas". */
	readonly amount: string;
	/** Its most frequent type in words. */
	readonly type: string;
	readonly privacy: readonly PrivacyMark[];
	/** What all schemas say of it, or '' where they do not agree or say nothing. */
	readonly text: string;
	readonly required: string;
	/** Empty where schemas agree. */
	readonly types: readonly Variant[];
	readonly descriptions: readonly Variant[];
	readonly schemaCount: number;
	readonly groups: readonly UseGroup[];
	/** Fields whose last name is the same. */
	readonly sameName: readonly { readonly path: string; readonly href: string; readonly words: string }[];
	readonly contents: readonly { readonly id: string; readonly label: string }[];
	readonly tasks: CatalogConfig['tasks'];
}

/** Schemas listed in one group; common fields are in nearly all schemas of a catalog. */
const LISTED = 300;
/** A group of at most so many stands open. */
const OPEN = 40;
/** Schemas named for one variant, and how many stand open. */
const TITLES = 12;
const OPEN_TITLES = 3;

const schemasWords = (count: number): string => (count === 1 ? 'One schema' : formatCount(count, 'schema'));

/** The fields that have a page of their own. */
export const fieldsWithPage = ({ fields }: Pick<Catalog, 'fields'>): readonly FieldUse[] =>
	fields.filter(hasFieldPage);

export function fieldPage(
	use: FieldUse,
	{ fieldByPath, config }: Pick<Catalog, 'fieldByPath' | 'config'>,
): FieldPageView {
	const { path, schemas } = use;
	const sameName = use.sameName.flatMap((one) => fieldByPath.get(one) ?? []);
	const types = typesDisagree(use) ? variants(use.types, path) : [];
	const descriptions = descriptionsDisagree(use) ? variants(use.descriptions, path) : [];
	return {
		path,
		description: `The field ${path} in ${formatCount(schemas.length, 'schema')}: types, descriptions and where it comes from.`,
		amount: formatCount(schemas.length, 'schema'),
		type: use.types[0]?.text ?? '',
		privacy: [
			...new Map(schemas.flatMap(({ field }) => field.privacy).map((mark) => [mark.kind, mark])).values(),
		],
		text: descriptions.length > 0 ? '' : (use.descriptions.find(({ text }) => text !== '')?.text ?? ''),
		required: requiredWords(use),
		types,
		descriptions,
		schemaCount: schemas.length,
		groups: useGroups(use),
		sameName: sameName.map(otherField),
		contents: [
			...(types.length > 0 ? [{ id: 'types', label: 'Types' }] : []),
			...(descriptions.length > 0 ? [{ id: 'descriptions', label: 'Descriptions' }] : []),
			{ id: 'schemas', label: 'Schemas' },
			...(sameName.length > 0 ? [{ id: 'same-name', label: 'Same name elsewhere' }] : []),
		],
		tasks: config.tasks,
	};
}

function requiredWords({ schemas }: FieldUse): string {
	const count = schemas.filter(({ field }) => field.required).length;
	if (count === schemas.length) return 'Required in all of these schemas.';
	return count === 0 ? 'Not required in any schema.' : `Required in ${formatNumber(count)} of these schemas.`;
}

function otherField(use: FieldUse): FieldPageView['sameName'][number] {
	const [first] = use.schemas;
	const title = first?.title ?? '';
	return {
		path: use.path,
		href: hasFieldPage(use) ? fieldPath(use.path) : `${schemaPath(title)}#${fieldAnchor(use.path)}`,
		words: `${use.types[0]?.text ?? ''}, in ${use.schemas.length === 1 ? title : formatCount(use.schemas.length, 'schema')}`,
	};
}

const linksTo = (titles: readonly string[], path: string): UseGroup['schemas'] =>
	titles.map((title) => ({ title, href: `${schemaPath(title)}#${fieldAnchor(path)}` }));

const variants = (all: FieldUse['types'], path: string): readonly Variant[] =>
	all.map(({ text, titles }) => ({
		text,
		amount: schemasWords(titles.length),
		open: titles.length <= OPEN_TITLES,
		schemas: linksTo(titles.slice(0, TITLES), path),
		more: Math.max(0, titles.length - TITLES),
	}));

/** Schemas by where the field comes from, its type and whether it is required, the largest group first. */
function useGroups({ schemas, path }: FieldUse): readonly UseGroup[] {
	const groups = Map.groupBy(schemas, ({ field: { provenance, provenanceKnown, required, type } }) =>
		[provenance?.title, provenance?.version, provenanceKnown, required, describeType(type)].join('\n'),
	);
	return [...groups.values()]
		.sort((a, b) => b.length - a.length)
		.flatMap((members) => {
			const field = members[0]?.field;
			if (field === undefined) return [];
			const { provenance, provenanceKnown, required, type } = field;
			const titles = members.map(({ title }) => title);
			return [
				{
					from: provenance && {
						name: `${provenance.title} ${provenance.version}`,
						href: versionPath(provenance.title, provenance.version),
					},
					origin: provenanceKnown ? 'Defined in the schema itself' : 'Origin not known',
					type: describeType(type),
					required,
					amount: schemasWords(members.length),
					open: members.length <= OPEN,
					schemas: linksTo(titles.slice(0, LISTED), path),
					more: Math.max(0, members.length - LISTED),
				},
			];
		});
}
