import { expect, it } from 'vitest';
import { FORMATS } from '../../../../../src/catalog/schema/keywords/formats.ts';

it.each([
	['date-time', '2024-05-01T12:00:00Z', true],
	['date-time', '2024-05-01 12:00:00+0100', true],
	['date-time', '2024-02-31T23:59:60Z', true],
	['date-time', '2024-05-01T12:00:00', false],
	['date-time', '2024-05-01', false],
	['time', '12:00:00', true],
	['ipv4', '127.000.000.001', true],
	['uri', 'x:', true],
	['uri', '/x', false],
	['regex', '(', false],
	['regex', '\\-', true],
] as const)('the format %s takes %s: %s, as Ajv 6 does', (format, text, expected) => {
	expect(FORMATS[format]?.(text)).toBe(expected);
});

it('formats that Ajv 6 does not know are not there', () => {
	expect(FORMATS).not.toHaveProperty('duration');
	expect(FORMATS).not.toHaveProperty('iso-time');
});
