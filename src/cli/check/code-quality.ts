/** Problems in the formats that code forges read. */
import { createHash } from 'node:crypto';
import type { Problem } from '../../model/problem.ts';
import { PROBLEM_KINDS } from '../../model/problems/registry.ts';
import type { Severity } from '../../model/severity.ts';

/** A problem with the path of its file in the checkout, or null where it has none. */
export interface PlacedProblem {
	readonly problem: Problem;
	readonly path: string | null;
}

/** Stays the same while lines move. */
const fingerprintOf = ({ problem: { code, subject, message }, path }: PlacedProblem): string =>
	createHash('sha256').update([code, subject, path, message].join('\0')).digest('hex').slice(0, 40);

const textOf = ({ problem: { message, hint } }: PlacedProblem): string => `${message} ${hint}`.trim();

const GITLAB = { error: 'major', warning: 'minor', notice: 'info' } as const satisfies Record<
	Severity,
	string
>;

/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function gitlabReport(problems: readonly PlacedProblem[]): string {
	const rows = problems.map((one) => ({
		description: textOf(one),
		check_name: one.problem.code,
		fingerprint: fingerprintOf(one),
		severity: GITLAB[one.problem.severity],
		location: { path: one.path ?? '.', lines: { begin: one.problem.line ?? 1 } },
	}));
	return JSON.stringify(rows, null, '\t');
}

const SARIF = { error: 'error', warning: 'warning', notice: 'note' } as const satisfies Record<
	Severity,
	string
>;

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport(problems: readonly PlacedProblem[]): string {
	const codes = [...new Set(problems.map(({ problem }) => problem.code))];
	const rules = codes.map((id) => {
		const kind = PROBLEM_KINDS.get(id);
		return {
			id,
			shortDescription: { text: kind?.title ?? id },
			fullDescription: { text: kind?.why ?? '' },
			help: { text: kind?.fix ?? '' },
			defaultConfiguration: { level: SARIF[kind?.severity ?? 'warning'] },
		};
	});
	const results = problems.map((one) => ({
		ruleId: one.problem.code,
		ruleIndex: codes.indexOf(one.problem.code),
		level: SARIF[one.problem.severity],
		message: { text: textOf(one) },
		locations:
			one.path === null
				? []
				: [
						{
							physicalLocation: {
								artifactLocation: { uri: one.path.split('/').map(encodeURIComponent).join('/') },
								...(one.problem.line === null ? {} : { region: { startLine: one.problem.line } }),
							},
						},
					],
		partialFingerprints: { 'problem/v1': fingerprintOf(one) },
	}));
	const run = { tool: { driver: { name: 'Event Platform Catalog', rules } }, results };
	return JSON.stringify(
		{ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
		null,
		'\t',
	);
}

/** Characters that XML 1.0 cannot hold. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const xml = (text: string): string =>
	text
		.toWellFormed()
		.replace(NO_XML, '\uFFFD')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\n', '&#10;');

/** JUnit XML, in the form that Jenkins and GitLab read: a test case for each kind of problem, failed by what it finds. */
export function junitReport(problems: readonly PlacedProblem[]): string {
	const groups = [...Map.groupBy(problems, ({ problem }) => problem.code)];
	const failed = groups.filter(([, [first]]) => first?.problem.severity === 'error').length;
	const counts = `tests="${Math.max(1, groups.length)}" failures="${failed}" errors="0"`;
	const cases = groups.map(([code, members]) => {
		const kind = PROBLEM_KINDS.get(code);
		const lines = members.map((one) => {
			const place =
				one.path === null ? '' : `${one.path}${one.problem.line === null ? '' : `:${one.problem.line}`}: `;
			return `${place}${textOf(one)}`;
		});
		const head = `\t\t<testcase classname="catalog" name="${xml(`${code}: ${kind?.title ?? code}`)}" time="0">`;
		// Only errors fail a build; what else was found stands in the output of the case.
		const body =
			members[0]?.problem.severity === 'error'
				? `<failure type="${xml(code)}" message="${xml(lines[0] ?? '')}">${xml(lines.join('\n'))}</failure>`
				: `<system-out>${xml(lines.join('\n'))}</system-out>`;
		return `${head}\n\t\t\t${body}\n\t\t</testcase>`;
	});
	const none = '\t\t<testcase classname="catalog" name="no problems" time="0" />';
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites ${counts} time="0">`,
		`\t<testsuite name="Event Platform Catalog" ${counts} skipped="0" time="0">`,
		...(cases.length === 0 ? [none] : cases),
		'\t</testsuite>',
		'</testsuites>',
	].join('\n');
}
