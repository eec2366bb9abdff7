import { describe, expect, it } from 'vitest';
import { gitlabReport, junitReport, sarifReport } from '../../../../src/cli/check/code-quality.ts';
import type { Problem } from '../../../../src/model/problem.ts';

const problem = (over: Partial<Problem> = {}) => ({
	problem: {
		code: 'note-unreadable',
		severity: 'error' as const,
		file: 'primary/a.yaml',
		line: 3,
		message: 'It is <broken>.',
		hint: 'Fix it.',
		subject: null,
		...over,
	},
	path: 'folder/a b.yaml',
});

describe('problems for code forges', () => {
	it('are GitLab code quality, with a fingerprint that stays when lines move', () => {
		const [first] = JSON.parse(gitlabReport([problem()]));
		expect(first).toEqual({
			description: 'It is <broken>. Fix it.',
			check_name: 'note-unreadable',
			fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
			severity: 'major',
			location: { path: 'folder/a b.yaml', lines: { begin: 3 } },
		});
		expect(JSON.parse(gitlabReport([problem({ line: 9 })]))[0].fingerprint).toBe(first.fingerprint);
		expect(JSON.parse(gitlabReport([]))).toEqual([]);
	});
	it('are SARIF, with one rule for each kind', () => {
		const { version, runs } = JSON.parse(
			sarifReport([problem(), problem({ line: null, severity: 'notice' })]),
		);
		expect(version).toBe('2.1.0');
		expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['note-unreadable']);
		expect(runs[0].results.map(({ level }: { level: string }) => level)).toEqual(['error', 'note']);
		expect(runs[0].results[0].locations[0].physicalLocation).toEqual({
			artifactLocation: { uri: 'folder/a%20b.yaml' },
			region: { startLine: 3 },
		});
	});
	it('are JUnit cases, which only errors fail, and hold no character that XML forbids', () => {
		const text = junitReport([
			problem(),
			problem({ code: 'note-unknown-subject', severity: 'warning', message: 'a\u0000b' }),
		]);
		expect(text).toContain('tests="2" failures="1"');
		expect(text).toContain('message="folder/a b.yaml:3: It is &lt;broken&gt;. Fix it."');
		expect(text).toContain('<system-out>folder/a b.yaml:3: a\uFFFDb Fix it.</system-out>');
		expect(junitReport([])).toContain('<testcase classname="catalog" name="no problems" time="0" />');
	});
});
