import { API_DOCUMENTS, type ApiDocument, jsonSchemaOf } from './documents.ts';
import { API_VERSION } from './shapes.ts';

/** What the description says of the site that it is served from. */
export interface ApiSite {
	readonly title: string;
	readonly description: string;
	/** Base path with slashes at both ends, or a full URL. */
	readonly server: string;
}

/** `/api/openapi.json`: the documents as an OpenAPI 3.1 description. */
export function openApi({ title, description, server }: ApiSite): Record<string, unknown> {
	return {
		openapi: '3.1.0',
		info: {
			title,
			description,
			version: `${API_VERSION}.0.0`,
			license: { name: 'GPL-2.0-or-later', identifier: 'GPL-2.0-or-later' },
		},
		servers: [{ url: server.replace(/\/$/, '') || '/' }],
		paths: Object.fromEntries(
			API_DOCUMENTS.map((document) => [`/${document.path}`, { get: operation(document) }]),
		),
		components: {
			schemas: Object.fromEntries(
				API_DOCUMENTS.flatMap(({ name, shape }) => {
					if (shape === null) return [];
					const { $schema: _, ...schema } = jsonSchemaOf(shape);
					return [[name, schema]];
				}),
			),
		},
	};
}

function operation({ name, about, parameters, mediaType, shape }: ApiDocument): Record<string, unknown> {
	const schema =
		shape !== null
			? { $ref: `#/components/schemas/${name}` }
			: mediaType === 'application/json'
				? { type: 'object' }
				: { type: 'string' };
	return {
		operationId: name,
		summary: about,
		...(parameters.length === 0
			? {}
			: {
					parameters: parameters.map((parameter) => ({
						name: parameter.name,
						in: 'path',
						required: true,
						description: parameter.about,
						schema: { type: 'string' },
					})),
				}),
		responses: {
			'200': { description: about, content: { [mediaType]: { schema } } },
			'404': { description: 'There is no such document.' },
		},
	};
}
