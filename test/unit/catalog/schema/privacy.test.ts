import { describe, expect, it } from 'vitest';
import { fieldType } from '../../../../src/catalog/schema/fields/type.ts';
import { privacyRules } from '../../../../src/catalog/schema/privacy.ts';
import { ConfigurationError } from '../../../../src/config/errors.ts';
import type { Json } from '../../../../src/model/json.ts';
import { PrivacyFile, readPrivacyTable } from '../../../../src/sources/rules/privacy.ts';
import { requireRules } from '../../../../src/sources/rules/rule-file.ts';

const field = (path: string, node: Json = { type: 'string' }, description = '') => ({
	path,
	name: path.slice(path.lastIndexOf('.') + 1),
	description,
	type: fieldType(node),
});
const RULES = `
rules:
  - kind: ip-address
    label: IP address
    reason: It points to a person.
    names: ['(client_)?ip']
    types: [string]
  - kind: free-text
    label: Free text
    reason: People write anything.
    paths: ['^survey\\.']
    descriptions: ['typed by']
    except: { names: ['.*_id'] }
`;
const kinds = (...args: Parameters<typeof field>) =>
	privacyRules(requireRules(RULES, 'privacy.yaml', PrivacyFile))(field(...args)).map(({ kind }) => kind);

describe('the table of privacy rules', () => {
	it('matches whole names without regard to case, and only the listed types', () => {
		expect(kinds('http.client_ip')).toEqual(['ip-address']);
		expect(kinds('IP')).toEqual(['ip-address']);
		expect(kinds('zip')).toEqual([]);
		expect(kinds('ip', { type: 'boolean' })).toEqual([]);
	});

	it('matches paths and descriptions anywhere, except where an exception says otherwise', () => {
		expect(kinds('survey.answer')).toEqual(['free-text']);
		expect(kinds('survey.answer_id')).toEqual([]);
		expect(kinds('other', { type: 'string' }, 'Text typed by the reader.')).toEqual(['free-text']);
	});

	it('is refused with the line of every fault', () => {
		const broken = 'rules:\n  - kind: a\n    label: A\n    reason: r\n    names: ["("]\n    nmaes: []\n';
		const problems = (() => {
			try {
				requireRules(broken, 'privacy.yaml', PrivacyFile);
				return [];
			} catch (error) {
				return error instanceof ConfigurationError ? error.problems : [];
			}
		})();
		expect(problems.map(({ line, code }) => [line, code])).toEqual([
			[5, 'configuration-wrong-value'],
			[6, 'configuration-unknown-key'],
		]);
	});

	it('that ships can be read and marks the usual suspects', () => {
		const rules = privacyRules(readPrivacyTable('content/privacy.yaml'));
		const marks = (path: string) => rules(field(path)).map(({ kind }) => kind);
		expect(marks('http.client_ip')).toEqual(['ip-address']);
		expect(marks('performer.user_text')).toEqual(['user-name']);
		expect(marks('app_install_id')).toEqual(['stable-identifier']);
		expect(marks('performer.session_id')).toEqual(['session-identifier']);
		expect(marks('meta.id')).toEqual([]);
		expect(marks('meta.domain')).toEqual([]);
	});
});
