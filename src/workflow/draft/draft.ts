import { DRAFT_PRODUCERS, type ProducerKind } from '../../model/producer-kind.ts';
import type { FragmentChoice } from '../snippets/schema-file.ts';

/** Types that a new field can have; richer ones are written in the file itself. */
export const FIELD_TYPES = [
	'string',
	'integer',
	'number',
	'boolean',
	'date-time',
	'list of strings',
	'map of strings',
] as const;
export type DraftFieldType = (typeof FIELD_TYPES)[number];

export interface DraftField {
	readonly name: string;
	readonly type: DraftFieldType;
	readonly required: boolean;
	readonly description: string;
}

/** The schema of a draft: one that exists, or a new one. */
export type DraftSchema =
	| { readonly kind: 'existing'; readonly title: string; readonly version: string }
	| {
			readonly kind: 'new';
			readonly title: string;
			readonly description: string;
			readonly fragments: readonly FragmentChoice[];
			readonly fields: readonly DraftField[];
	  };

/** A stream that does not exist yet, as its author describes it. */
export interface Draft {
	readonly name: string;
	readonly schema: DraftSchema;
	/** Event service, '' for none. */
	readonly destination: string;
	readonly producer: ProducerKind;
	/** The rate that is aimed at; null where nothing is sampled. */
	readonly sample: { readonly rate: number; readonly unit: string } | null;
	readonly contextValues: readonly string[];
}

export const EMPTY_DRAFT: Draft = {
	name: '',
	schema: { kind: 'existing', title: '', version: '' },
	destination: '',
	producer: 'eventlogging-js',
	sample: null,
	contextValues: [],
};

/** The kinds that a draft may have. */
const PRODUCERS: ReadonlySet<string> = new Set(DRAFT_PRODUCERS.map(([kind]) => kind));

/** Version of the form below; an address of another one is read as far as it goes. */
const FORM = '1';

/**
 * A draft as the fragment of an address, without `#`: everything is in it, so sending the address sends the draft,
 * and no server ever sees it.
 */
export function draftToHash(draft: Draft): string {
	const query = new URLSearchParams({
		form: FORM,
		name: draft.name,
		producer: draft.producer,
		service: draft.destination,
	});
	const { schema } = draft;
	if (schema.kind === 'existing') {
		query.set('schema', schema.title);
		query.set('version', schema.version);
	} else {
		query.set('new', schema.title);
		query.set('says', schema.description);
		for (const { title, version } of schema.fragments) query.append('fragment', `${title}@${version}`);
		for (const { name, type, required, description } of schema.fields) {
			query.append('field', JSON.stringify([name, type, required ? 1 : 0, description]));
		}
	}
	if (draft.sample) {
		query.set('rate', String(draft.sample.rate));
		query.set('unit', draft.sample.unit);
	}
	for (const value of draft.contextValues) query.append('value', value);
	return query.toString();
}

/**
 * Reads the fragment of an address. Anybody can write one, so everything that is not of the form is left out.
 *
 * @param hash with or without `#`
 */
export function draftFromHash(hash: string): Draft {
	const query = new URLSearchParams(hash.replace(/^#/, ''));
	const text = (key: string): string => (query.get(key) ?? '').slice(0, 2000);
	const all = (key: string): readonly string[] => query.getAll(key).slice(0, 200);
	const rate = Number(query.get('rate'));
	const producer = text('producer');
	return {
		name: text('name').slice(0, 300),
		schema: query.has('new')
			? {
					kind: 'new',
					title: text('new'),
					description: text('says'),
					fragments: all('fragment').flatMap(fragmentFrom),
					fields: all('field').flatMap(fieldFrom),
				}
			: { kind: 'existing', title: text('schema'), version: text('version') },
		destination: text('service'),
		producer: PRODUCERS.has(producer) ? (producer as ProducerKind) : EMPTY_DRAFT.producer,
		sample: query.has('rate') && rate > 0 && rate <= 1 ? { rate, unit: text('unit') } : null,
		contextValues: all('value'),
	};
}

function fragmentFrom(text: string): readonly FragmentChoice[] {
	const [title, version] = text.split('@');
	return title && version && /^\d+\.\d+\.\d+$/.test(version) ? [{ title, version }] : [];
}

function fieldFrom(text: string): readonly DraftField[] {
	try {
		const [name, type, required, description] = JSON.parse(text) as unknown[];
		const known = FIELD_TYPES.find((one) => one === type);
		if (typeof name !== 'string' || known === undefined || typeof description !== 'string') return [];
		return [{ name, type: known, required: required === 1, description }];
	} catch {
		return [];
	}
}
