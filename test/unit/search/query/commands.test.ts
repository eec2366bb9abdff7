import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../../src/search/query/answer.ts';
import { aDocument, found, indexOf } from '../../../support/search.ts';

const index = indexOf([
	aDocument('stream', 'mail.sent.v1', { schema: 'mail/sent' }),
	aDocument('schema', 'mail/sent', { uses: 1, versions: ['1.0.0', '1.1.0', '2.0.0'] }),
	aDocument('schema', 'mail/sent_late', { versions: ['1.0.0'] }),
	aDocument('schema', 'error', { versions: ['1.0.0'] }),
	aDocument('page', 'compare', { title: 'Compare schemas' }),
	aDocument('page', 'dictionary', { title: 'Data dictionary' }),
]);
const firstOf = (text: string) => answerRequest(index, { text, limit: 5 }).hits[0];

describe('a name and a version', () => {
	it.each(['mail/sent 1.1.0', 'mail sent 1.1.0', 'mail sent v1.1.0', '1.1.0 mail/sent'])(
		'“%s” leads to the version',
		(text) => {
			expect(firstOf(text)?.href).toBe('/schemas/mail/sent/1.1.0/');
		},
	);

	it('a version that there is not leads to the schema', () => {
		expect(firstOf('mail/sent 9.9.9')?.href).toBe('/schemas/mail/sent/');
	});

	it('a single word is enough of a name', () => {
		expect(firstOf('error 1.0.0')?.href).toBe('/schemas/error/1.0.0/');
	});

	it.each([
		'mail/sent 1.0.0 2.0.0',
		'mail sent 2.0.0 1.0.0',
		'compare mail sent 1.0.0 with 2.0.0',
		'mail sent 1.0.0 → 2.0.0',
	])('“%s” leads to a comparison, the older first', (text) => {
		expect(firstOf(text)?.href).toBe('/compare/?a=%2Fmail%2Fsent%2F1.0.0&b=%2Fmail%2Fsent%2F2.0.0');
	});

	it('keeps the identity of the schema', () => {
		expect(found(index, 'mail sent 1.1.0')[0]).toBe('schema:mail/sent');
	});
});

describe('a word in front of a name', () => {
	it.each([
		['guide mail sent', '/streams/mail.sent.v1/guide/'],
		['query mail.sent', '/streams/mail.sent.v1/#access'],
		['types of mail/sent', '/schemas/mail/sent/#code'],
		['fields of mail sent', '/schemas/mail/sent/#fields'],
		['changes of mail/sent', '/schemas/mail/sent/changes/'],
	])('“%s” leads to that part', (text, href) => {
		expect(firstOf(text)?.href).toBe(href);
	});

	it('is no command where nothing has that name', () => {
		expect(firstOf('query of the weather')?.href ?? '').not.toContain('#access');
	});
});

describe('other things that are typed', () => {
	it('the name of a type is its schema', () => {
		expect(found(index, 'MailSentV1_0_0')[0]).toBe('schema:mail/sent');
	});

	it.each([
		['data dictionary', 'page:dictionary'],
		['compare', 'page:compare'],
	])('“%s” is a page of the site', (text, id) => {
		expect(found(index, text)[0]).toBe(id);
	});
});

describe('scripts without spaces', () => {
	const texts = indexOf([
		aDocument('schema', 'texts/japanese', { summary: '東京の天気を記録する。' }),
		aDocument('field', 'a', { summary: '検索された単語', schemas: ['texts/japanese'] }),
		aDocument('schema', 'premium/blue'),
	]);

	it.each([
		['東京', 'schema:texts/japanese'],
		['天気', 'schema:texts/japanese'],
		['単語', 'field:a'],
	])('%s is found inside a text', (text, id) => {
		expect(found(texts, text)[0]).toBe(id);
	});

	it('a single letter is a beginning', () => {
		expect(found(texts, '東')).toContain('schema:texts/japanese');
	});
});
