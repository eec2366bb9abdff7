import { describe, expect, it } from 'vitest';
import { eventPath } from '../../../../src/catalog/views/event-path.ts';
import { aConfiguration, aStream } from '../../../support/builders.ts';

const config = aConfiguration();
const nodesOf = (...parameters: Parameters<typeof aStream>) =>
	eventPath(aStream(...parameters), config).nodes;

describe('eventPath', () => {
	it('runs from the producer through the intake and the topics to the table', () => {
		const { stages, edges } = eventPath(aStream('click.v1'), config);
		expect(stages).toEqual([
			{ title: 'Producer', nodes: ['producer:eventlogging-js'] },
			{ title: 'Intake', nodes: ['intake'] },
			{ title: 'Kafka topics', nodes: ['topic:east.click.v1', 'topic:west.click.v1'] },
			{ title: 'Data Lake', nodes: ['raw'] },
			{ title: 'Table', nodes: ['table'] },
		]);
		expect(edges).toHaveLength(6);
		expect(edges.some(({ off }) => off)).toBe(false);
	});
	it('draws a table that is switched off dashed, with the setting that does it', () => {
		const stream = aStream('click.v1', {
			ingestion: { hadoop: true, hive: false, job: null },
			effective: { consumers: { analytics_hive_ingestion: { enabled: false } } },
		});
		const { nodes, edges } = eventPath(stream, config);
		expect(nodes.find(({ id }) => id === 'table')).toMatchObject({
			state: 'off',
			detail: 'off: analytics_hive_ingestion.enabled = false',
		});
		expect(edges.filter(({ off }) => off)).toEqual([{ from: 'raw', to: 'table', off: true }]);
	});
	it('has no table where the raw events are not ingested', () => {
		const nodes = nodesOf('click.v1', { ingestion: { hadoop: false, hive: true, job: null } });
		expect(nodes.find(({ id }) => id === 'table')).toMatchObject({
			state: 'off',
			detail: 'off: no raw events',
		});
	});
	it('says the share of a sampled producer', () => {
		const sample = { rate: 0.2, unit: 'session', valid: true, origin: null };
		expect(nodesOf('click.v1', { sample })[0]?.detail).toBe('20 % of sessions');
	});
	it('switches a producer off whose sample rate is 0', () => {
		const sample = { rate: 0, unit: 'session', valid: false, origin: null };
		expect(nodesOf('click.v1', { sample })[0]).toMatchObject({
			state: 'off',
			detail: 'off: sample.rate = 0',
		});
	});
	it('sums up more than three topics', () => {
		const nodes = nodesOf('updates', { topics: ['a', 'b', 'c', 'd', 'e'] });
		expect(nodes.filter(({ id }) => id.startsWith('topic:')).map(({ label }) => label)).toEqual(['a', 'b']);
		expect(nodes.find(({ id }) => id === 'more-topics')?.label).toBe('and 3 more');
	});
	it('goes straight to the topics where no destination is configured', () => {
		expect(nodesOf('click.v1', { destination: null }).some(({ id }) => id === 'intake')).toBe(false);
	});
	it('marks a destination that the configuration does not know', () => {
		expect(nodesOf('click.v1', { destination: 'typo' })[1]).toMatchObject({
			label: 'typo',
			state: 'missing',
		});
	});
	it('ends at the public where the stream is public', () => {
		const stream = aStream('click.v1', { public: { aliases: [], description: null } });
		expect(eventPath(stream, config).edges.filter(({ to }) => to === 'public')).toHaveLength(2);
	});
});
