import { describe, expect, it } from 'vitest';
import {
	briefReport,
	describeCounts,
	githubReport,
	jsonReport,
	textReport,
} from '../../../src/cli/problem-report.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { PROBLEM_KINDS } from '../../../src/model/problems/registry.ts';
import { sortProblems } from '../../../src/model/problems/sort-problems.ts';

const problem = (over: Partial<Problem> = {}): Problem => ({
	code: 'note-unreadable',
	severity: 'error',
	file: 'primary/a.yaml',
	line: 3,
	message: 'It is broken.',
	hint: 'Fix it.',
	subject: null,
	...over,
});

describe('problems in order', () => {
	it('the worst come first, then by code, subject, file and line', () => {
		const sorted = sortProblems([
			problem({ line: 10 }),
			problem({ code: 'note-unknown-subject', severity: 'warning' }),
			problem({ line: 9 }),
			problem({ code: 'configuration-syntax', line: 99 }),
			problem({ file: 'primary/A.yaml', line: 50 }),
		]);
		expect(sorted.map(({ code, file, line }) => [code, file, line])).toEqual([
			['configuration-syntax', 'primary/a.yaml', 99],
			['note-unreadable', 'primary/A.yaml', 50],
			['note-unreadable', 'primary/a.yaml', 9],
			['note-unreadable', 'primary/a.yaml', 10],
			['note-unknown-subject', 'primary/a.yaml', 3],
		]);
	});

	it('exact repetitions are told once', () => {
		expect(sortProblems([problem(), problem()])).toHaveLength(1);
	});
});

describe('the report for reading', () => {
	it('shows as many of each kind as asked for and counts the rest', () => {
		const limits = { error: 3, warning: 0, notice: 0 };
		const report = textReport(
			[1, 2, 3, 4, 5].map((line) => problem({ line })),
			undefined,
			limits,
		);
		expect(report.split('\n')).toEqual([
			'error: Note with unusable front matter (5) note-unreadable',
			'  primary/a.yaml:1  It is broken.',
			'  primary/a.yaml:2  It is broken.',
			'  primary/a.yaml:3  It is broken.',
			'  … and 2 more',
			'  → Fix it.',
			'5 errors',
		]);
	});

	it('in its short form has a line for each kind of error and warning, and one for all notices', () => {
		const problems = [
			problem({ line: 1 }),
			problem({ line: 2 }),
			problem({ code: 'keyword-misspelt', severity: 'warning' }),
			problem({ code: 'field-description-missing', severity: 'notice' }),
			problem({ code: 'schema-unused', severity: 'notice' }),
		];
		expect(briefReport(problems)).toEqual([
			'  error       2  Note with unusable front matter',
			'  warning     1  Misspelt keyword',
			'  notice      2  of 2 kinds, worth knowing',
		]);
		expect(briefReport([])).toEqual([]);
	});

	it('text of the input cannot begin a line or send terminal commands', () => {
		const report = textReport([problem({ message: 'a\nb\u001b[31mc\u009bd' })]);
		expect(report).toContain('a b [31mc d');
	});

	it('counts in words', () => {
		expect(describeCounts([])).toBe('no problems');
		expect(
			describeCounts([problem(), problem({ severity: 'notice' }), problem({ severity: 'notice' })]),
		).toBe('1 error, 2 notices');
	});
});

describe('the report for GitHub', () => {
	it('is one annotation a problem, with the path in the checkout', () => {
		expect(githubReport([problem()], { primary: '/checkout/schemas' }, () => '/checkout')).toBe(
			'::error file=schemas/a.yaml,line=3,title=note-unreadable::It is broken. Fix it.',
		);
	});

	it('text of the input cannot end an annotation or begin another', () => {
		expect(githubReport([problem({ file: 'x,line=1:', message: '100%\n::error::no', line: null })])).toBe(
			'::error file=x%2Cline=1%3A,title=note-unreadable::100%25%0A::error::no Fix it.',
		);
	});

	it('a source outside the checkout keeps its shown path', () => {
		expect(githubReport([problem()], { primary: '/elsewhere' }, () => '/checkout')).toContain(
			'file=primary/a.yaml,',
		);
	});
});

it('the JSON report has the promised keys', () => {
	expect(JSON.parse(jsonReport([problem({ subject: 'schema:a' })]))).toEqual({
		apiVersion: 1,
		problems: [
			{
				id: expect.stringMatching(/^note-unreadable-[0-9a-z]{13}$/),
				code: 'note-unreadable',
				severity: 'error',
				file: 'primary/a.yaml',
				line: 3,
				message: 'It is broken.',
				hint: 'Fix it.',
				subject: 'schema:a',
				url: null,
			},
		],
	});
});

describe('every kind of problem', () => {
	it.each([...PROBLEM_KINDS])('%s is explained in full sentences', (code, kind) => {
		expect(code).toMatch(/^[a-z0-9$]+(-[a-z0-9$]+)*$/);
		expect(kind.title).toMatch(/^\S[^`]*[^.`]$/);
		expect(kind.why).toMatch(/^\S.*\.$/);
		expect(kind.fix).toMatch(/^\S.*\.$/);
	});
});
