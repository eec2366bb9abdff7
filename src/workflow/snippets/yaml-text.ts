import { asText, isArray, isObject, type Json } from '../../model/json.ts';

/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const SPECIAL = /^(true|false|null|yes|no|on|off|y|n|~)$/i;
const PLAIN = /^[A-Za-z/$][A-Za-z0-9 _./$()-]*[A-Za-z0-9_./)#]$/;

function scalar(value: Json): string {
	if (typeof value !== 'string') return value === null ? 'null' : asText(value);
	return PLAIN.test(value) && !SPECIAL.test(value) && !value.includes(' #') ? value : JSON.stringify(value);
}

/**
 * JSON as block YAML, in the style of the schema repositories. Texts that YAML could take for something else stand
 * in double quotes, which YAML shares with JSON.
 */
export function yamlText(value: Json, indent = 0): string {
	const spaces = '  '.repeat(indent);
	if (isArray(value)) {
		return value
			.map((item) => {
				const text = yamlText(item, indent + 1);
				return isNested(item) ? `${spaces}- ${text.trimStart()}` : `${spaces}- ${inline(item)}\n`;
			})
			.join('');
	}
	if (isObject(value)) {
		return Object.entries(value)
			.map(([key, item]) =>
				isNested(item)
					? `${spaces}${scalar(key)}:\n${yamlText(item, indent + 1)}`
					: `${spaces}${scalar(key)}: ${inline(item)}\n`,
			)
			.join('');
	}
	return `${spaces}${scalar(value)}\n`;
}

const isNested = (value: Json): boolean =>
	(isArray(value) && value.length > 0) || (isObject(value) && Object.keys(value).length > 0);

function inline(value: Json): string {
	if (isArray(value)) return '[]';
	return isObject(value) ? '{}' : scalar(value);
}
