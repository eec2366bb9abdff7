import { describe, expect, it } from 'vitest';
import { changesJson, changesText, isDay } from '../../../src/cli/changes-report.ts';
import { aGitHistory } from '../../support/git-history.ts';
import { declaring, historyOf } from '../../support/history.ts';

function records(subject = 'Raise the rate of a (T1002)') {
	const repository = aGitHistory();
	repository.commit('2024-01-01', 'Declare a', {
		'streams.php': declaring({ a: "'sample' => [ 'rate' => 0.1 ]" }),
	});
	const hash = repository.commit('2024-02-01', subject, {
		'streams.php': declaring({ a: "'sample' => [ 'rate' => 0.2 ]" }),
	});
	return { hash, records: historyOf(repository.folder, { streams: ['a'] }).history?.records ?? [] };
}

describe('changes in a terminal', () => {
	it('say when, by which commit and why, and what each did', () => {
		const { hash, records: all } = records();
		expect(changesText(all.slice(0, 1), 'production')).toBe(
			[
				`2024-02-01 config ${hash.slice(0, 10)} Raise the rate of a (T1002) (T1002)`,
				'  stream a: changed',
				'    sample.rate: 0.1 -> 0.2',
			].join('\n'),
		);
	});

	it('cannot command the terminal', () => {
		const text = changesText(records('\u001b]0;title\u0007Raise \u202ethe rate').records, 'production');
		expect(text).toContain('\ufffd]0;title\ufffdRaise \ufffdthe rate');
		expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
	});

	it('are "no changes" where there are none', () => {
		expect(changesText([], 'production')).toBe('No changes.');
	});
});

describe('the day that changes are asked for', () => {
	it('is a day of the calendar', () => {
		expect(['2024-02-29', '2024-02-30', '2024-13-01', '2024-2-1', 'main'].map(isDay)).toEqual([
			true,
			false,
			false,
			false,
			false,
		]);
	});
});

describe('changes as JSON', () => {
	it('are a list, the newest first, with the values as they are', () => {
		const { hash, records: all } = records();
		const [newest, oldest] = JSON.parse(changesJson(all));
		expect(newest).toMatchObject({
			hash,
			date: '2024-02-01',
			tasks: ['T1002'],
			streams: [
				{ name: 'a', kind: 'changed', settings: [{ path: ['sample', 'rate'], before: 0.1, after: 0.2 }] },
			],
		});
		expect(oldest).toMatchObject({ date: '2024-01-01', streams: [{ kind: 'declared' }] });
	});
});
