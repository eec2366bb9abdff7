/** The JSON Schema of each document of the API. */
import { API_DOCUMENTS, jsonSchemaOf } from '../../../catalog/views/api/documents.ts';

const shapes = new Map(
	API_DOCUMENTS.flatMap(({ name, shape }) => (shape === null ? [] : [[name, shape] as const])),
);

export const getStaticPaths = () => [...shapes.keys()].map((name) => ({ params: { name } }));

export function GET({ params }: { params: { name: string } }): Response {
	const shape = shapes.get(params.name);
	return Response.json(shape === undefined ? {} : jsonSchemaOf(shape));
}
