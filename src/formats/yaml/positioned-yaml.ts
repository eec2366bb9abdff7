import { type Document, LineCounter, parseDocument } from 'yaml';
import { offsetAt } from './node-offset.ts';

/** A YAML text with the lines of its parts. */
export interface PositionedYaml {
	/** Plain data; null where the text is empty or has errors. */
	readonly value: unknown;
	readonly errors: readonly { readonly message: string; readonly line: number }[];
	/** 1-based line of the key or item at a path; of the nearest parent where the path leads nowhere. */
	lineAt(path: readonly PropertyKey[]): number;
}

/**
 * Parses YAML 1.2 and remembers where everything stands. Never throws.
 *
 * @param text the file's text, or a part of it
 * @param firstLine the line of the file at which `text` begins, for front matter
 */
export function parsePositionedYaml(text: string, firstLine = 1): PositionedYaml {
	const counter = new LineCounter();
	const document = parseDocument(text, {
		version: '1.2',
		lineCounter: counter,
		prettyErrors: false,
		logLevel: 'silent',
	});
	const lineOf = (offset: number): number => counter.linePos(offset).line + firstLine - 1;
	const errors = [...document.errors, ...document.warnings].map((error) => ({
		message: error.message,
		line: lineOf(error.pos[0]),
	}));
	return {
		...parsedValue(document, errors),
		lineAt: (path) => lineOf(offsetAt(document, path, document.contents?.range?.[0] ?? 0)),
	};
}

function parsedValue(
	document: Document.Parsed,
	errors: { message: string; line: number }[],
): Pick<PositionedYaml, 'value' | 'errors'> {
	if (errors.length > 0) return { value: null, errors };
	try {
		return { value: document.toJS({ maxAliasCount: 100 }), errors };
	} catch (error) {
		// Unresolved or exploding aliases are only found when the value is made.
		return { value: null, errors: [{ message: (error as Error).message, line: 1 }] };
	}
}
