import { describe, expect, it } from 'vitest';
import { lineageDiagram, schemaLineage } from '../../../../src/catalog/views/lineage.ts';
import type { Schema } from '../../../../src/model/schema.ts';
import { aReference, aSchema } from '../../../support/builders.ts';

const byTitle = (...schemas: Schema[]): ReadonlyMap<string, Schema> =>
	new Map(schemas.map((schema) => [schema.title, schema]));

describe('schemaLineage', () => {
	const base = aSchema('fragment/base');
	const common = aSchema('fragment/common', { references: [aReference('fragment/base', '1.0.0')] });
	const click = aSchema('click', {
		references: [
			aReference('fragment/common', '1.0.0', { stale: true }),
			aReference('gone', '2.0.0', { found: false }),
		],
		streams: ['click.v1'],
	});

	it('follows references of references and counts the distance', () => {
		const { ancestors } = schemaLineage(click, byTitle(base, common, click));
		expect(ancestors.map(({ title, distance, through }) => [title, distance, through])).toEqual([
			['fragment/common', 1, ['click']],
			['gone', 1, ['click']],
			['fragment/base', 2, ['fragment/common']],
		]);
	});
	it('says what is stale and what is not loaded', () => {
		const { ancestors } = schemaLineage(click, byTitle(base, common, click));
		expect(ancestors[0]).toMatchObject({ stale: true, found: true });
		expect(ancestors[1]).toMatchObject({ stale: false, found: false });
	});
	it('ends where references run in a circle', () => {
		const a = aSchema('a', { references: [aReference('b', '1.0.0')] });
		const b = aSchema('b', { references: [aReference('a', '1.0.0')] });
		expect(schemaLineage(a, byTitle(a, b)).ancestors.map(({ title }) => title)).toEqual(['b']);
	});
	it('marks users that pin another version than the latest', () => {
		const used = aSchema('used', {
			referencedBy: [
				{ title: 'z', version: '1.0.0' },
				{ title: 'a', version: '0.9.0' },
			],
		});
		expect(schemaLineage(used, byTitle(used)).users).toEqual([
			{ title: 'a', version: '0.9.0', stale: true },
			{ title: 'z', version: '1.0.0', stale: false },
		]);
	});
});

describe('lineageDiagram', () => {
	it('draws arrows from the fragments through the schema to its streams', () => {
		const fragment = aSchema('fragment/common');
		const click = aSchema('click', {
			references: [aReference('fragment/common', '1.0.0')],
			streams: ['click.v1'],
		});
		const { edges } = lineageDiagram(schemaLineage(click, byTitle(fragment, click)));
		expect(edges).toEqual([
			{ from: 'from:fragment/common@1.0.0', to: 'schema:click' },
			{ from: 'schema:click', to: 'stream:click.v1' },
		]);
	});
	it('sums up the users of a fragment that has 50', () => {
		const fragment = aSchema('fragment/common', {
			referencedBy: Array.from({ length: 50 }, (_, index) => ({
				title: `user/${String(index).padStart(2, '0')}`,
				version: '1.0.0',
			})),
		});
		const { nodes, stages } = lineageDiagram(schemaLineage(fragment, byTitle(fragment)), '#all');
		expect(nodes.at(-1)).toEqual({
			id: 'more-users',
			label: 'and 42 more',
			words: true,
			href: '#all',
			state: 'more',
		});
		expect(nodes).toHaveLength(10);
		expect(stages.flatMap((stage) => stage.nodes)).toEqual(nodes.map(({ id }) => id));
	});
});
