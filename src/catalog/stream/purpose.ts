/** What a stream's name says it is for, where that is not production data. Only a convention of names, never proof. */
export type StreamPurpose = 'regular' | 'test' | 'staging' | 'development' | 'errors';

const SIGNS: readonly (readonly [StreamPurpose, RegExp])[] = [
	['test', /(?:^|[._-])test(?:ing)?(?=$|[._-])/],
	['staging', /(?:^|[._-])staging(?=$|[._-])/],
	// The suffixes that stream names use before v1 (see the naming conventions of event streams).
	['development', /\.(?:dev|rc)[0-9]*$|(?:^|[._-])(?:dev|development)(?=[._-])/],
	['errors', /(?:^|[._-])errors?(?:\.v[0-9]+)?$/],
];

/** The purpose that the parts of a name state, such as `staging` in `rdf-streaming-updater.mutation-staging.v2`. */
export function streamPurpose(name: string): StreamPurpose {
	return SIGNS.find(([, sign]) => sign.test(name))?.[0] ?? 'regular';
}

export const PURPOSE_LABELS: Readonly<Record<StreamPurpose, string>> = {
	regular: 'Regular',
	test: 'Test stream',
	staging: 'Staging stream',
	development: 'Development version',
	errors: 'Error stream',
};
