import {
	type Alias,
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Scalar,
	type YAMLMap,
	type YAMLSeq,
} from 'yaml';
import { isArray, isObject, type Json, setOwn } from '../../model/json.ts';
import type { SOURCE_PROBLEMS } from '../../model/problems/sources.ts';
import { formatNumber } from '../../text/format.ts';

/** Something in the file that JSON does not have, or that is too much. */
export interface Finding {
	readonly code: keyof typeof SOURCE_PROBLEMS;
	/** Characters from the start of the text. */
	readonly offset: number;
	readonly message: string;
	readonly hint: string;
}

/** Thrown inside this module only, to leave a deep recursion at once. */
class TooLarge extends Error {
	readonly offset: number;
	constructor(message: string, offset: number) {
		super(message);
		this.offset = offset;
	}
}

interface Sized {
	readonly value: Json;
	/** Number of values in it, with aliases expanded. */
	readonly size: number;
}

/** Faults that are told of one file, one by one. */
const MAX_FINDINGS = 100;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Where a node begins; an offset is its own answer. */
const offsetOf = (node: unknown): number =>
	typeof node === 'number' ? node : ((node as Node | null)?.range?.[0] ?? 0);

class Conversion {
	readonly findings: Finding[] = [];
	private readonly anchors = new Map<string, Sized>();
	private readonly limits: { readonly depth: number; readonly values: number };
	private count = 0;
	private more: Finding | null = null;
	private untold = 0;

	constructor(limits: { readonly depth: number; readonly values: number }) {
		this.limits = limits;
	}

	/** Counts values, so that a few nested aliases cannot stand for billions. */
	private spend(values: number, node: unknown): void {
		this.count += values;
		if (this.count > this.limits.values) {
			throw new TooLarge(
				`The file stands for more than ${this.limits.values} values once its aliases are expanded.`,
				offsetOf(node),
			);
		}
	}

	find(code: Finding['code'], node: unknown, message: string, hint: string): void {
		const finding = { code, offset: offsetOf(node), message, hint };
		if (this.findings.length < MAX_FINDINGS) this.findings.push(finding);
		else {
			this.more ??= finding;
			this.untold += 1;
		}
	}

	/** What was found, and how much more there is. */
	all(): readonly Finding[] {
		if (this.more === null) return this.findings;
		const count = formatNumber(this.untold);
		const message = `There ${this.untold === 1 ? 'is 1 more fault' : `are ${count} more faults`} in this file, from here on.`;
		return [...this.findings, { ...this.more, message, hint: 'Correct those that are named first.' }];
	}

	convert(node: unknown, depth: number): Json {
		if (depth > this.limits.depth) {
			throw new TooLarge(`The file is nested more than ${this.limits.depth} levels deep.`, offsetOf(node));
		}
		if (isAlias(node)) return this.alias(node);
		const before = this.count;
		this.spend(1, node);
		const value = this.plain(node, depth);
		const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
		if (anchor !== undefined) this.anchors.set(anchor, { value, size: this.count - before });
		return value;
	}

	private plain(node: unknown, depth: number): Json {
		if (isMap(node)) return this.map(node, depth);
		if (isSeq(node)) return this.list(node, depth);
		return isScalar(node) ? this.scalar(node) : null;
	}

	private alias(node: Alias): Json {
		// An anchor is known once its node is complete: an alias inside its own node finds none.
		const target = this.anchors.get(node.source);
		if (target === undefined) {
			this.find(
				'yaml-syntax',
				node,
				`The alias “*${node.source}” names no anchor before it.`,
				'Define the anchor first.',
			);
			return null;
		}
		this.spend(target.size, node);
		return target.value;
	}

	private scalar(node: Scalar): Json {
		const { value } = node;
		if (typeof value === 'bigint') {
			return value <= MAX_SAFE && value >= -MAX_SAFE ? Number(value) : value;
		}
		if (typeof value === 'number' && !Number.isFinite(value)) {
			const text = node.source ?? String(value);
			this.find('yaml-not-json', node, `“${text}” is no number in JSON.`, 'Quote it if a text is meant.');
			return text;
		}
		if (
			value === null ||
			typeof value === 'string' ||
			typeof value === 'number' ||
			typeof value === 'boolean'
		) {
			return value;
		}
		this.find('yaml-not-json', node, 'This value has a tag that JSON does not know.', 'Remove the tag.');
		return node.source ?? null;
	}

	private list(node: YAMLSeq, depth: number): Json {
		return node.items.map((item) => this.convert(item, depth + 1));
	}

	private map(node: YAMLMap, depth: number): Json {
		const object: Record<string, Json> = {};
		const merged: Json[] = [];
		for (const { key, value } of node.items) {
			if (!isScalar(key) || typeof key.value === 'symbol') {
				this.find('yaml-not-json', key ?? node, 'A key must be a plain value.', 'Quote the key.');
				continue;
			}
			const name = String(key.value);
			const converted = this.convert(value, depth + 1);
			if (name === '<<' && key.type === 'PLAIN') merged.push(converted);
			else if (Object.hasOwn(object, name)) {
				this.find(
					'yaml-duplicate-key',
					key,
					`The key “${name.slice(0, 100)}” stands twice in this mapping; the first value is used.`,
					'Remove one of the two.',
				);
			} else setOwn(object, name, converted);
		}
		// Merge keys are YAML 1.1, but the tools of schema repositories still honour them.
		for (const source of merged.flatMap((value) => (isArray(value) ? value : [value]))) {
			if (!isObject(source)) continue;
			for (const [name, value] of Object.entries(source)) {
				if (!Object.hasOwn(object, name)) setOwn(object, name, value);
			}
		}
		return object;
	}
}

/**
 * Turns a parsed YAML document into JSON values, never sharing a prototype-polluting key and never expanding
 * more than the limits allow.
 *
 * @returns the value (undefined where a limit is passed) and what JSON cannot express
 */
export function jsonOf(
	document: Document,
	limits: { readonly depth: number; readonly values: number },
): { readonly value: Json | undefined; readonly findings: readonly Finding[] } {
	const conversion = new Conversion(limits);
	for (const warning of document.warnings) {
		const message = (warning.message.split('\n')[0] ?? warning.code).slice(0, 300);
		conversion.find('yaml-not-json', warning.pos[0], message, 'Remove the tag or directive.');
	}
	try {
		return { value: conversion.convert(document.contents, 0), findings: conversion.all() };
	} catch (error) {
		if (!(error instanceof TooLarge) && !(error instanceof RangeError)) throw error;
		const offset = error instanceof TooLarge ? error.offset : 0;
		const message = error instanceof TooLarge ? error.message : 'The file is nested too deeply.';
		return {
			value: undefined,
			findings: [
				{ code: 'yaml-too-large', offset, message, hint: 'Such a file is never needed for a schema.' },
			],
		};
	}
}
