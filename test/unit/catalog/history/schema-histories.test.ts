import { describe, expect, it } from 'vitest';
import { buildHistory } from '../../../../src/catalog/history/build-history.ts';
import { readHistory } from '../../../../src/sources/history/read-history.ts';
import { aConfiguration } from '../../../support/builders.ts';
import { aGitHistory } from '../../../support/git-history.ts';
import { repositoryConfig } from '../../../support/repository.ts';

function schemasOf(folder: string) {
	const config = aConfiguration({
		repositories: [repositoryConfig(folder)],
		history: { since: null, people: false, folders: {}, formerFiles: [] },
	});
	const { history, problems } = buildHistory(readHistory(config, '/nowhere'), config, []);
	return { schemas: history?.schemas, problems };
}

const at = (title: string, file: string): string => `jsonschema/${title}/${file}`;

describe('the history of a schema', () => {
	it('dates each version by the change that published it, and lists what changed between', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Add a', {
			[at('x/a', 'current.yaml')]: '1',
			[at('x/a', '1.0.0.yaml')]: '1',
		});
		repository.commit('2024-02-01', 'Draft', { [at('x/a', 'current.yaml')]: '2' });
		repository.commit('2024-03-01', 'Add 1.1.0', { [at('x/a', '1.1.0.yaml')]: '2' });
		repository.commit('2024-04-01', 'Fix 1.0.0', { [at('x/a', '1.0.0.yaml')]: '1b' });
		const { schemas, problems } = schemasOf(repository.folder);
		const a = schemas?.get('x/a');
		expect(problems).toEqual([]);
		expect([...(a?.versions ?? [])]).toMatchObject([
			['1.0.0', { change: { date: '2024-01-01' } }],
			['1.1.0', { change: { date: '2024-03-01' } }],
		]);
		expect(a?.changes).toMatchObject([
			{ change: { subject: 'Fix 1.0.0' }, added: [], edited: ['1.0.0'], current: false },
			{ change: { subject: 'Add 1.1.0' }, added: ['1.1.0'], edited: [], current: false },
			{ change: { subject: 'Draft' }, added: [], edited: [], current: true },
			{ change: { subject: 'Add a' }, added: ['1.0.0'], edited: [], current: true },
		]);
	});

	it('keeps the date of a version that was moved to another title as it was', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Add', { [at('x/a', '1.0.0.yaml')]: 'the same' });
		repository.commit('2024-02-01', 'Move', {
			[at('x/a', '1.0.0.yaml')]: null,
			[at('y/a', '1.0.0.yaml')]: 'the same',
		});
		const { schemas } = schemasOf(repository.folder);
		expect(schemas?.get('y/a')?.versions.get('1.0.0')).toMatchObject({ change: { date: '2024-01-01' } });
		expect(schemas?.get('y/a')?.changes[0]).toMatchObject({ movedFrom: 'x/a', added: ['1.0.0'] });
		expect(schemas?.get('x/a')?.changes[0]).toMatchObject({ removed: ['1.0.0'] });
	});

	it('gives each schema of a merge the merged change that wrote it', () => {
		const repository = aGitHistory();
		repository.commit('2024-01-01', 'Begin', { README: '' });
		repository.git('checkout', '--quiet', '-b', 'topic');
		const [one, two] = [
			repository.commit('2024-01-02', 'Add a', { [at('x/a', '1.0.0.yaml')]: 'a' }),
			repository.commit('2024-01-03', 'Add b', { [at('x/b', '1.0.0.yaml')]: 'b' }),
		];
		repository.git('checkout', '--quiet', 'main');
		repository.git('merge', '--quiet', '--no-ff', '--no-commit', 'topic');
		repository.commit('2024-01-05', "Merge branch 'topic'", {});
		const { schemas } = schemasOf(repository.folder);
		expect(schemas?.get('x/a')?.since).toMatchObject({ change: { hash: one, date: '2024-01-05' } });
		expect(schemas?.get('x/b')?.since).toMatchObject({ change: { hash: two, date: '2024-01-05' } });
	});
});
