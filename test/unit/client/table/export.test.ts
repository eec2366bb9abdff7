import { describe, expect, it } from 'vitest';
import { csvOf, jsonOf } from '../../../../src/client/table/export.ts';

const DATA = {
	keys: ['name', 'streams', 'note'],
	numbers: [false, true, false],
	rows: [
		['a.b', '1,204 streams', 'said "so", twice'],
		['=cmd()', '', ''],
		['-5', '0', 'two\nlines'],
	],
};

describe('a list as a file', () => {
	it('is CSV with quotes where they are needed, and no cell that a spreadsheet would run', () => {
		expect(csvOf(DATA)).toBe(
			'name,streams,note\r\na.b,1204,"said ""so"", twice"\r\n\'=cmd(),,\r\n\'-5,0,"two\nlines"\r\n',
		);
	});

	it('is JSON with numbers as numbers and nothing as null', () => {
		expect(JSON.parse(jsonOf(DATA))).toEqual([
			{ name: 'a.b', streams: 1204, note: 'said "so", twice' },
			{ name: '=cmd()', streams: null, note: null },
			{ name: '-5', streams: 0, note: 'two\nlines' },
		]);
	});
});
