import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Engine } from 'php-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configurationKeys } from '../../../../src/config/describe-keys.ts';
import { loadProject } from '../../../../src/load.ts';
import type { Catalog } from '../../../../src/model/catalog.ts';
import type { Claims } from '../../../../src/model/claim.ts';
import { PROBLEM_KINDS } from '../../../../src/model/problems/registry.ts';
import { exampleStream } from '../../../../src/workflow/guide/example-stream.ts';
import { inReadingOrder } from '../../../../src/workflow/how-to/order.ts';
import { configuredValue, fillCode, textOfHtml } from '../../../../src/workflow/how-to/values.ts';

const folder = new URL('../../../../content/how-tos/', import.meta.url);
const guides = readdirSync(folder)
	.filter((name) => name.endsWith('.mdx'))
	.map((name) => ({ id: name.replace('.mdx', ''), text: readFileSync(new URL(name, folder), 'utf8') }));
/** Code fences with their language; those inside of a longer fence are text. */
const fences = guides.flatMap(({ id, text }) =>
	[...text.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)^\1$/gm)].map(([, , language = '', code = '']) => ({
		id,
		language,
		code,
	})),
);
let catalog: Catalog;
let claims: Claims;
beforeAll(async () => {
	({ catalog, claims } = loadProject({}));
});
const codeIn = (language: string) => fences.filter((fence) => fence.language === language);

describe('how-tos', () => {
	it('are those that the workflow and the operator need', () => {
		expect(guides.map(({ id }) => id)).toEqual([
			'access',
			'adding-instrumentation',
			'beta-environment',
			'checking-a-change',
			'choosing-a-sampling-rate',
			'choosing-metrics',
			'configuration',
			'data-for-programs',
			'decommissioning',
			'deployment',
			'documenting-an-instrument',
			'estimating-throughput',
			'measurement-plan',
			'naming-a-stream',
			'notes',
			'receipt-inspection-beta',
			'receipt-inspection-production',
			'rollback',
			'scale',
			'tests-and-owners',
			'threat-model',
			'waiting-times',
			'what-is-the-platform',
			'where-to-run-sql',
			'wire-inspection-beta',
			'wire-inspection-local',
			'wire-inspection-production',
			'writing-a-schema',
			'writing-a-step',
		]);
	});

	it('are there under every name that a step text links to', () => {
		const steps = new URL('../../../../content/workflow/steps/', import.meta.url);
		const linked = readdirSync(steps).flatMap((name) =>
			[...readFileSync(new URL(name, steps), 'utf8').matchAll(/how-to:([\w-]+)/g)].map(([, id = '']) => id),
		);
		expect(linked.length).toBeGreaterThan(5);
		expect(guides.map(({ id }) => id)).toEqual(expect.arrayContaining(linked));
	});

	it('link to sections, how-tos, streams and schemas that exist', () => {
		const sections = [
			'example',
			'schemas',
			'streams',
			'fields',
			'new-stream',
			'check',
			'workflow',
			'evidence',
			'health',
			'search',
			'about',
			'api',
			'types',
		];
		const targets = guides.flatMap(({ text }) =>
			[...text.matchAll(/<SiteLink to="([^"]+)"/g)].map(([, to = '']) => to),
		);
		for (const to of targets) {
			if (to.startsWith('stream:')) expect(catalog.streamByName.has(to.slice(7)), to).toBe(true);
			else if (to.startsWith('schema:')) expect(catalog.schemaByTitle.has(to.slice(7)), to).toBe(true);
			else expect([...sections, ...guides.map(({ id }) => id)], to).toContain(to);
		}
	});

	it('name only rules that the catalog has', () => {
		const rules = guides.flatMap(({ text }) =>
			[...text.matchAll(/<RuleLink code="([^"]+)"/g)].map(([, code = '']) => code),
		);
		expect(rules.length).toBeGreaterThan(20);
		for (const rule of rules) expect(PROBLEM_KINDS.has(rule), rule).toBe(true);
	});

	it('use only values that the configuration of the project has', () => {
		const values = guides.flatMap(({ id, text }) =>
			id === 'writing-a-step'
				? []
				: [...text.matchAll(/<Value name="([^"]+)"|\{\{([\w.-]+)\}\}/g)].map(([, a, b]) => a ?? b ?? ''),
		);
		expect(values.length).toBeGreaterThan(60);
		for (const name of values) expect(typeof configuredValue(catalog, name, claims), name).toBe('string');
	});

	it('fill a value into code fences only: in running text the braces would stay', () => {
		for (const { id, text } of guides) {
			if (id === 'writing-a-step') continue;
			const prose = text.replace(/^(`{3,})\w+\n[\s\S]*?^\1$/gm, '');
			expect(prose, id).not.toContain('{{');
		}
	});
});

describe('code in how-tos', () => {
	it('of the shell has no mistake in its grammar', () => {
		expect(codeIn('bash').length).toBeGreaterThan(20);
		for (const { code, id } of codeIn('bash')) {
			expect(
				() => execFileSync('bash', ['-n'], { input: fillCode(code, catalog).code, stdio: 'pipe' }),
				id,
			).not.toThrow();
		}
	});

	it('in PHP can be parsed', () => {
		expect(codeIn('php').length).toBeGreaterThan(4);
		for (const { code, id } of codeIn('php')) {
			// An entry of an array is shown without the array around it.
			const whole = /^'/.test(code)
				? `return [ ${code} ];`
				: /^public /.test(code)
					? `class Example { ${code} }`
					: code;
			expect(() => new Engine({}).parseEval(fillCode(whole, catalog).code), id).not.toThrow();
		}
	});

	it('in JSON and YAML can be parsed', () => {
		for (const { code } of codeIn('json')) expect(() => JSON.parse(code)).not.toThrow();
		for (const { code, id } of codeIn('yaml')) {
			const inner = code.replace(/^---$/gm, '');
			expect(parse(fillCode(inner, catalog).code), id).toBeTypeOf('object');
		}
	});

	it('is in a language that the highlighter knows', () => {
		const known = ['bash', 'javascript', 'json', 'kotlin', 'php', 'sql', 'text', 'typescript', 'yaml'];
		for (const { language } of fences) expect(known).toContain(language);
	});
});

describe('values in texts', () => {
	it('stand in for the reader where they are not configured, with the key that is missing', () => {
		const value = configuredValue(catalog, 'beta.noSuchHost');
		expect(typeof value === 'string' ? value : value.token).toBe('NO_SUCH_HOST');
		expect(fillCode('curl {{beta.noSuchHost}}', catalog).code).toBe('curl NO_SUCH_HOST');
	});

	it('leave braces alone that are no value', () => {
		expect(fillCode('a {{ b }} {c}', catalog).code).toBe('a {{ b }} {c}');
	});

	it('are filled into the text of rendered code, whose entities are decoded once', () => {
		expect(textOfHtml('<code class="language-bash">a &lt; b &amp;amp; &#39;c&#39; &#x1F600;</code>')).toBe(
			"a < b &amp; 'c' 😀",
		);
	});
});

describe('reading order', () => {
	it('goes by group, then by order, then by name', () => {
		const one = (id: string, group: 'concepts' | 'how-to' | 'operator', order: number) => ({
			id,
			data: { group, order },
		});
		const sorted = inReadingOrder([
			one('d', 'operator', 1),
			one('c', 'how-to', 2),
			one('b', 'how-to', 1),
			one('a', 'how-to', 2),
			one('e', 'concepts', 9),
		]);
		expect(sorted.map(({ id }) => id)).toEqual(['e', 'b', 'a', 'c', 'd']);
	});
});

describe('documentation of the configuration', () => {
	it('has every key with what it is, also inside of lists and of keys that may be null', () => {
		const keys = new Map(configurationKeys().map((key) => [key.path, key]));
		expect(keys.get('repositories[].git.url')).toEqual({
			path: 'repositories[].git.url',
			is: 'the address to clone from, https:// or file://',
			required: true,
			default: null,
		});
		expect(keys.get('repositories[].basePath')?.default).toBe('jsonschema');
		expect(keys.has('lake.canary.field')).toBe(true);
		expect(keys.has('streamConfiguration.files[].kind')).toBe(true);
		expect([...keys.values()].filter(({ is }) => is === '').map(({ path }) => path)).toEqual([
			'lake.canary.field',
			'lake.canary.value',
		]);
	});
});

describe('the stream that how-tos speak of', () => {
	it('is the configured one, with its own names', () => {
		const facts = [
			'stream',
			'title',
			'schemaUri',
			'table',
			'topic',
			'betaTopic',
			'service',
			'broker',
			'errorTable',
		];
		expect(facts.map((fact) => configuredValue(catalog, `example.${fact}`))).toEqual([
			'mediawiki.web_ui_actions',
			'analytics/mediawiki/web_ui_actions',
			'/analytics/mediawiki/web_ui_actions/1.1.0',
			'event.mediawiki_web_ui_actions',
			'eqiad.mediawiki.web_ui_actions',
			'eqiad.mediawiki.web_ui_actions',
			'eventgate-analytics-external',
			'kafka-jumbo1010.eqiad.wmnet:9093',
			'event.eventgate_analytics_external_error_validation',
		]);
	});

	it('is another that is sent from a browser where the configured one is not there', () => {
		const streamByName = new Map(catalog.streamByName);
		streamByName.delete('mediawiki.web_ui_actions');
		expect(exampleStream({ ...catalog, streamByName })?.name).toBe('mediawiki.product_metrics.reading_list');
	});

	it('is a placeholder in a catalog without streams', () => {
		const empty = { ...catalog, streams: [], streamByName: new Map() };
		expect(fillCode('{{example.betaTopic}}', empty).code).toBe('YOUR_BETA_TOPIC');
	});

	it('has no facts but those that are known', () => {
		expect(() => configuredValue(catalog, 'example.colour')).toThrow('example.colour');
	});
});
