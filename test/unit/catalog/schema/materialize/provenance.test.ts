import { expect, it } from 'vitest';
import { SchemaLibrary } from '../../../../../src/catalog/schema/materialize/library.ts';
import { provenanceOf } from '../../../../../src/catalog/schema/materialize/provenance.ts';
import { aRepository } from '../../../../support/repository.ts';

function provenance(files: Record<string, string>, title = 'a'): Record<string, string> {
	const library = new SchemaLibrary([aRepository(files)]);
	const document = library.current(title);
	if (document === null) throw new Error('no current');
	return Object.fromEntries(
		[...provenanceOf(document, library)].map(([pointer, from]) => [pointer, `${from.title} ${from.version}`]),
	);
}

const USER = {
	'fragment/user/1.0.0.yaml': 'title: fragment/user\nproperties:\n  name: { type: string }\n',
};
const PAGE = {
	'fragment/page/current.yaml':
		'title: fragment/page\n$id: /fragment/page/1.1.0\nproperties:\n  performer: { $ref: /fragment/user/1.0.0 }\n  id: { type: integer }\n',
	'fragment/page/1.1.0.yaml':
		'title: fragment/page\n$id: /fragment/page/1.1.0\nproperties:\n  performer: { properties: { name: { type: string } } }\n  id: { type: integer }\n',
	'fragment/page/1.0.0.yaml':
		'title: fragment/page\n$id: /fragment/page/1.0.0\nproperties:\n  performer: { properties: { name: { type: string } } }\n',
};

it('a field belongs to the innermost fragment that defines it', () => {
	expect(
		provenance({
			...USER,
			...PAGE,
			'a/current.yaml':
				'title: a\nallOf:\n  - $ref: /fragment/page/1.1.0#\nproperties:\n  own: { type: string }\n',
		}),
	).toEqual({
		'/properties/performer': 'fragment/page 1.1.0',
		'/properties/performer/properties/name': 'fragment/user 1.0.0',
		'/properties/id': 'fragment/page 1.1.0',
	});
});
it('an older version of a fragment, whose source has moved on, stands for its own fragments', () => {
	expect(
		provenance({ ...USER, ...PAGE, 'a/current.yaml': 'title: a\nallOf:\n  - $ref: /fragment/page/1.0.0#\n' }),
	).toEqual({
		'/properties/performer': 'fragment/page 1.0.0',
		'/properties/performer/properties/name': 'fragment/page 1.0.0',
	});
});
it('a schema that adds to a fragment’s field owns only what it adds', () => {
	expect(
		provenance({
			...USER,
			...PAGE,
			'a/current.yaml':
				'title: a\nallOf:\n  - $ref: /fragment/page/1.1.0\nproperties:\n  performer:\n    properties:\n      extra: { type: string }\n',
		}),
	).toEqual({
		'/properties/performer': 'fragment/page 1.1.0',
		'/properties/performer/properties/name': 'fragment/user 1.0.0',
		'/properties/id': 'fragment/page 1.1.0',
	});
});
it('a field that only refers to a fragment’s field is that fragment’s; one made of a whole fragment is one’s own', () => {
	expect(
		provenance({
			...USER,
			'a/current.yaml':
				'title: a\nproperties:\n  name: { $ref: "/fragment/user/1.0.0#/properties/name" }\n  user: { $ref: /fragment/user/1.0.0 }\n  tags:\n    items: { $ref: /fragment/user/1.0.0 }\n  map:\n    additionalProperties: { $ref: /fragment/user/1.0.0 }\n',
		}),
	).toEqual({
		'/properties/name': 'fragment/user 1.0.0',
		'/properties/user/properties/name': 'fragment/user 1.0.0',
		'/properties/tags/items/properties/name': 'fragment/user 1.0.0',
		'/properties/map/additionalProperties/properties/name': 'fragment/user 1.0.0',
	});
});
it('a circle of references ends', () => {
	expect(
		provenance({
			'a/current.yaml': 'title: a\nproperties:\n  b: { $ref: "#" }\n  c: { $ref: "#/properties/c" }\n',
		}),
	).toEqual({});
});
