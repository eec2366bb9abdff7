import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src/sources/rules/activity.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const read = (text: string) => readActivity(join(temporaryFolder({ 'activity.csv': text }), 'activity.csv'));

describe('counts of events', () => {
	it('are read from CSV, whatever the order of the columns', () => {
		expect(
			read('day,stream,events,canary\n2024-03-07,"a.b",12,2\n2024-03-08T00:00:00Z,a.b,0,\n')?.rows,
		).toEqual([
			{ stream: 'a.b', day: '2024-03-07', events: 12, canary: 2 },
			{ stream: 'a.b', day: '2024-03-08', events: 0, canary: 0 },
		]);
	});

	it('are read from a JSON list', () => {
		expect(read('[{ "stream": "a", "day": "2024-03-07", "events": 3 }]')?.rows).toEqual([
			{ stream: 'a', day: '2024-03-07', events: 3, canary: 0 },
		]);
	});

	it('leave out a row that is wrong, and say which', () => {
		const counts = read('stream,day,events\na,2024-03-07,1\nb,yesterday,1\nc,2024-03-07,many\n');
		expect(counts?.rows).toHaveLength(1);
		expect(counts?.problems.map(({ code, line, message }) => [code, line, message])).toEqual([
			['activity-unreadable', 3, '`day` is missing or wrong in a row.'],
			['activity-unreadable', 4, '`events` is missing or wrong in a row.'],
		]);
	});

	it('are a problem where the file is something else, or is not there', () => {
		expect(read('{ "a": 1 }')?.rows).toEqual([]);
		expect(read('[1')?.problems).toMatchObject([{ code: 'activity-unreadable' }]);
		expect(readActivity('/nowhere/activity.csv')?.problems).toMatchObject([{ code: 'file-unreadable' }]);
	});

	it('are not claimed where none are configured', () => {
		expect(readActivity(null)).toBeNull();
	});
});
