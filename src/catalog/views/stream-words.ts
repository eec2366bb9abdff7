/** Words of a stream's page that its twin in Markdown says too. */
import type { ConfigurationComment, RelatedStream, SettingOrigin } from '../../model/stream.ts';

const LAYERS: Readonly<Record<SettingOrigin['layer'], string>> = {
	entry: 'entry',
	'default-settings': 'default settings',
	computed: 'computed from the name',
	answer: 'answer of the API',
};

/** Which layer wrote a value, and which group: "default settings +enwiki". */
export const originWords = ({ layer, group }: SettingOrigin): string =>
	`${LAYERS[layer]}${group !== '' && group !== 'default' ? ` ${group}` : ''}`;

/** Where a comment stands, as the start of a sentence. */
export function commentPlace({ position, setting, override }: ConfigurationComment): string {
	if (override !== null) return `At the override for ${override.group} in ${override.environment}`;
	if (position === 'section') return 'Above the entry, at the head of a group of streams';
	if (position === 'above') return 'Above the entry';
	return setting === null ? 'In the entry' : `At ${setting.join(' → ')}`;
}

/** Related streams by how they belong together, in the order in which they are shown. */
export function relatedGroups(
	related: readonly RelatedStream[],
	isPattern: boolean,
): readonly { readonly label: string; readonly names: readonly string[] }[] {
	const labels: readonly (readonly [RelatedStream['relation'], string])[] = [
		['private-twin', 'The same for private or public wikis'],
		['other-version', 'Other versions'],
		['error-stream', 'Error streams'],
		['pattern', isPattern ? 'Declared streams that it matches' : 'Wildcard streams that match the name'],
		['same-schema', 'The same schema'],
	];
	return labels.flatMap(([relation, label]) => {
		const names = related.filter((one) => one.relation === relation).map(({ name }) => name);
		return names.length === 0 ? [] : [{ label, names }];
	});
}
