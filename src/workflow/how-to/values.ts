/** Values of the catalog's configuration in the texts of how-tos. */
import type { Catalog } from '../../model/catalog.ts';
import type { Claims } from '../../model/claim.ts';
import type { Mark } from '../../text/mark-ranges.ts';
import { exampleValue } from '../guide/example-stream.ts';
import { guideConfig } from '../subject/make-guide-config.ts';
import { configured } from '../subject/platform.ts';
import { textOf, type Value } from '../subject/value.ts';

/**
 * A configured value by its full name: `value.<key>`, `<environment>.<key>` such as `beta.wiki`, or `claim.<id>`; or
 * `example.<fact>`, about the stream that how-tos speak of.
 * Where nothing is configured, a placeholder that says which key is missing.
 */
export function configuredValue(catalog: Catalog, name: string, claims?: Claims): Value {
	if (name.startsWith('example.')) return exampleValue(catalog, name.slice('example.'.length));
	return configured(guideConfig(catalog, claims === undefined ? {} : { claims }), name);
}

/** Code of a how-to as it stands on the page. */
export interface FilledCode {
	readonly code: string;
	/** Where it shows facts about the example, in order. */
	readonly marks: readonly Mark[];
}

/** Code of a how-to with every `{{name}}` replaced by the configured value, or by its placeholder. */
export function fillCode(template: string, catalog: Catalog): FilledCode {
	let code = '';
	let at = 0;
	const marks: Mark[] = [];
	for (const { 0: whole, 1: name = '', index } of template.matchAll(/\{\{([\w.-]+)\}\}/g)) {
		code += template.slice(at, index);
		const text = textOf(configuredValue(catalog, name));
		if (name.startsWith('example.')) {
			marks.push({ start: code.length, end: code.length + text.length, name: name.slice('example.'.length) });
		}
		code += text;
		at = index + whole.length;
	}
	return { code: code + template.slice(at), marks };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of an HTML fragment that holds nothing but text, such as the inside of a rendered code fence. */
export function textOfHtml(html: string): string {
	return html
		.replace(/<[^>]*>/g, '')
		.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
			if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
			if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
			return ENTITIES[name ?? ''] ?? whole;
		});
}
