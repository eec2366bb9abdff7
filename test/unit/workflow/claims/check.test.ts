import { describe, expect, it } from 'vitest';
import { contentFile } from '../../../../src/config/project.ts';
import type { Sender } from '../../../../src/model/sender.ts';
import { ClaimsFile, readClaims } from '../../../../src/sources/rules/claims.ts';
import { readSenders, SendersFile, senderFinder } from '../../../../src/sources/rules/senders.ts';
import { claimChecks, claimState } from '../../../../src/workflow/claims/check.ts';

const SOURCE = { repository: 'code', path: 'a.js', text: 'const WAIT = 30;' };
const CLAIM = { id: 'wait', says: 'It waits.', checked: '2026-01-31' };

describe('a fact with a source', () => {
	it('holds where the text stands in the file, however it is broken into lines', () => {
		expect(claimState(SOURCE, '\tconst  WAIT\n\t\t= 30;\n')).toBe('holds');
	});

	it('does not hold where the text has changed, the file is gone, or nobody looked', () => {
		expect(claimState(SOURCE, 'const WAIT = 31;')).toBe('no-text');
		expect(claimState(SOURCE, null)).toBe('no-file');
		expect(claimState(SOURCE, undefined)).toBe('no-repository');
	});

	it('is checked once for each of its places, as is the evidence of a sender', () => {
		const sender = {
			evidence: { path: 'b.php', text: 'submit(' },
			software: { claims: 'code' },
		} as Sender;
		const claims = {
			repositories: {},
			claims: [{ ...CLAIM, value: null, vouches: [], sources: [SOURCE, SOURCE], unverified: null }],
		};
		expect(claimChecks(claims, [{ name: 'a.stream', sender }]).map(({ of }) => of)).toEqual([
			'claim wait',
			'claim wait',
			'sender of a.stream',
		]);
	});
});

describe('the file of facts', () => {
	const parse = (claims: unknown[]) =>
		ClaimsFile.safeParse({
			repositories: { code: { url: 'https://example.org/code', branch: 'main' } },
			claims,
		});

	it('needs a source for every fact, or the reason why there is none', () => {
		expect(parse([{ ...CLAIM, sources: [SOURCE] }]).success).toBe(true);
		expect(parse([{ ...CLAIM, unverified: 'Nobody says so.' }]).success).toBe(true);
		expect(parse([CLAIM]).success).toBe(false);
		expect(parse([{ ...CLAIM, sources: [SOURCE], unverified: 'Both.' }]).success).toBe(false);
	});

	it('takes no repository that it does not name, no path out of one, and no name twice', () => {
		expect(parse([{ ...CLAIM, sources: [{ ...SOURCE, repository: 'other' }] }]).success).toBe(false);
		expect(parse([{ ...CLAIM, sources: [{ ...SOURCE, path: '../secret' }] }]).success).toBe(false);
		expect(
			parse([
				{ ...CLAIM, sources: [SOURCE] },
				{ ...CLAIM, sources: [SOURCE] },
			]).success,
		).toBe(false);
	});

	it('that comes with the project can be read, and has sources for all but a few facts', () => {
		const { value, problems } = readClaims(contentFile('wikimedia/claims.yaml'));
		expect(problems).toEqual([]);
		const claims = value?.claims ?? [];
		expect(claims.filter(({ sources }) => sources.length > 0).length).toBeGreaterThanOrEqual(80);
		expect(claims.filter(({ sources }) => sources.length === 0).length).toBeLessThan(15);
	});
});

describe('the list of senders', () => {
	const file = SendersFile.parse({
		software: {
			tool: { title: 'Tool', clone: 'https://example.org/tool', review: 'github', runs: 'program' },
		},
		senders: [
			{ names: ['^site\\.'], kind: 'http', software: 'tool' },
			{
				streams: ['site.click'],
				kind: 'eventlogging-php',
				also: ['eventlogging-js'],
				retired: 'It is gone.',
			},
		],
	});

	it('finds a stream by its name before any pattern', () => {
		const find = senderFinder(file);
		expect(find('site.click')?.kinds).toEqual(['eventlogging-php', 'eventlogging-js']);
		expect(find('site.other')?.software?.title).toBe('Tool');
		expect(find('other')).toBeNull();
	});

	it('names only software that it describes', () => {
		const senders = [{ streams: ['a'], kind: 'http', software: 'missing' }];
		expect(SendersFile.safeParse({ software: {}, senders }).success).toBe(false);
	});

	it('that comes with the project can be read, and says of every entry how it is known', () => {
		const { value, problems } = readSenders(contentFile('wikimedia/senders.yaml'));
		expect(problems).toEqual([]);
		for (const { evidence, unverified, retired, streams, names } of value?.senders ?? []) {
			expect(evidence ?? unverified ?? retired, String(streams ?? names)).not.toBeNull();
		}
	});
});
