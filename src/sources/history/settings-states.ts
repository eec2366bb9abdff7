/**
 * States of a settings file as values that are shared between states: what one state has in common with another is
 * the same object, so that telling them apart costs nothing. Only what was not seen before is parsed, by the
 * reader that also reads today's files.
 */
import { createHash } from 'node:crypto';
import { sliceArray } from '../../formats/php/array-slices.ts';
import { PhpArray, type PhpKey, toJson } from '../../formats/php/value.ts';
import { stringify } from '../../model/json.ts';
import { type FileReading, type FileSettings, readSettings } from '../streams/settings-file.ts';
import { arraySlicesOf, type SettingSlice, settingSlices } from './setting-slices.ts';

/** An item of a group: a stream's entry, a default setting, a registered name. */
export interface HistoryEntry {
	readonly key: PhpKey;
	/** Its value as JSON text; null where the state writes something that is no literal. */
	readonly json: string | null;
}

/** A setting as one state of a file has it. */
export interface HistorySetting {
	readonly replaces: boolean;
	readonly groups: ReadonlyMap<string, readonly HistoryEntry[]>;
}

/** What one state of a file says; `unreadable` holds the reason where it cannot be read. */
export type FileState =
	| { readonly settings: ReadonlyMap<string, HistorySetting>; readonly unreadable: null }
	| { readonly settings: null; readonly unreadable: string };

/** All states that were read, in a form that can be stored. */
export interface StoredStates {
	readonly entries: readonly (readonly [PhpKey, string | null])[];
	readonly settings: readonly {
		readonly replaces: boolean;
		readonly groups: readonly (readonly [string, readonly number[]])[];
	}[];
	readonly states: readonly (Readonly<Record<string, number>> | string)[];
	/** Object name of a file's content → index of its state. */
	readonly blobs: Readonly<Record<string, number>>;
	/** Digest of a text that was parsed → indices of what it gave. */
	readonly texts: Readonly<Record<string, number>>;
}

export const NO_STATES: StoredStates = { entries: [], settings: [], states: [], blobs: {}, texts: {} };

export class SettingsStates {
	readonly #reading: FileReading;
	readonly #entries: HistoryEntry[] = [];
	readonly #entryByContent = new Map<string, number>();
	readonly #settings: HistorySetting[] = [];
	readonly #settingEntries: (readonly (readonly [string, readonly number[]])[])[] = [];
	readonly #settingByContent = new Map<string, number>();
	readonly #states: FileState[] = [];
	readonly #stateByContent = new Map<string, number>();
	readonly #stateSettings: (Readonly<Record<string, number>> | string)[] = [];
	readonly #blobs = new Map<string, number>();
	readonly #texts = new Map<string, number>();
	/** The last slices of the file, by setting: most states repeat them byte for byte. */
	#known: readonly (SettingSlice & { readonly index: number })[] = [];

	constructor(reading: Omit<FileReading, 'environment' | 'path' | 'file'>, stored: StoredStates = NO_STATES) {
		this.#reading = { ...reading, environment: '', path: '', file: 'history' };
		for (const [key, json] of stored.entries) this.#entry(key, json);
		for (const { replaces, groups } of stored.settings) this.#setting(replaces, groups);
		for (const state of stored.states) this.#state(state);
		for (const [blob, index] of Object.entries(stored.blobs)) this.#blobs.set(blob, index);
		for (const [text, index] of Object.entries(stored.texts)) this.#texts.set(text, index);
	}

	has(blob: string): boolean {
		return this.#blobs.has(blob);
	}

	/** The state of a content that was read; one object for equal states. */
	get(blob: string): FileState | undefined {
		return this.#states[this.#blobs.get(blob) ?? -1];
	}

	/** Reads the content of a file. @param content may be used again by the caller afterwards */
	read(blob: string, content: Buffer | null): void {
		this.#blobs.set(
			blob,
			content === null ? this.#state('its content is not in the repository') : this.#stateOf(content),
		);
	}

	#stateOf(content: Buffer): number {
		const slices = settingSlices(content, Object.values(this.#reading.names), this.#known);
		if (slices === null) return this.#wholeState(content);
		const settings: Record<string, number> = {};
		const known: (SettingSlice & { readonly index: number })[] = [];
		for (const slice of slices) {
			const index = this.#known.find((one) => one.bytes === slice.bytes)?.index ?? this.#settingOf(slice);
			if (index === null) return this.#wholeState(content);
			settings[slice.setting] = index;
			known.push({ ...slice, index });
		}
		this.#known = known;
		return this.#state(settings);
	}

	/** Reads a file as a whole, as today's files are read. */
	#wholeState(content: Buffer): number {
		let text: string;
		try {
			text = new TextDecoder('utf-8', { fatal: true }).decode(content);
		} catch {
			return this.#state('it is not UTF-8 text');
		}
		const digest = digestOf(`file\0${text}`);
		const known = this.#texts.get(digest);
		if (known !== undefined) return known;
		const index = this.#state(this.#wholeSettings(readSettings(text, this.#reading)));
		this.#texts.set(digest, index);
		return index;
	}

	#wholeSettings(read: FileSettings): Record<string, number> | string {
		if (read.effective) return 'it is an answer of the API, which does not say what was written';
		// What could not be read would look as if it had been removed.
		const [problem] = read.problems;
		if (problem) return problem.message;
		const settings: Record<string, number> = {};
		for (const [name, { groups, replaces }] of read.settings) {
			const stored = [...groups].map(([group, { value }]) => {
				const entries = value instanceof PhpArray ? [...value.entries()] : [];
				const indices = entries.map(([key, entry]) => this.#entry(key, stringify(toJson(entry.value))));
				return [group, indices] as const;
			});
			settings[name] = this.#setting(replaces, stored);
		}
		return settings;
	}

	/** The setting that a slice gives, or null where the file has to be read as a whole. */
	#settingOf(slice: SettingSlice): number | null {
		const groups = arraySlicesOf(slice.text);
		if (groups === null) return null;
		const wanted = new Map<string, string>();
		for (const item of groups.flatMap(({ items }) => items)) {
			const digest = digestOf(item.text);
			if (!this.#texts.has(digest)) wanted.set(digest, item.text);
		}
		// One item that is no literal must not cost the others their values: then each is read alone.
		if (!this.#parseItems(wanted)) {
			for (const [digest, text] of wanted) {
				if (!this.#parseItems(new Map([[digest, text]])) && !this.#parseKey(digest, text)) return null;
			}
		}
		const stored = groups.map(
			({ group, items }) => [group, items.map(({ text }) => this.#texts.get(digestOf(text)) ?? -1)] as const,
		);
		return this.#setting(slice.replaces, stored);
	}

	/**
	 * Parses items in one go, each as the only item of a group of its own.
	 *
	 * @returns whether every one of them gave a value
	 */
	#parseItems(items: ReadonlyMap<string, string>): boolean {
		if (items.size === 0) return true;
		const digests = [...items.keys()];
		const groups = [...items.values()].map((text, index) => `'g${index}' => [ ${text} ],`).join('\n');
		const setting = this.#reading.names.streams;
		const read = readSettings(`<?php return [ '${setting}' => [\n${groups}\n] ];`, this.#reading);
		if (read.problems.length > 0) return false;
		const found = read.settings.get(setting)?.groups;
		for (const [index, digest] of digests.entries()) {
			const value = found?.get(`g${index}`)?.value;
			const entries = value instanceof PhpArray ? [...value.entries()] : [];
			const [entry] = entries;
			if (!entry || entries.length > 1) return false;
			this.#texts.set(digest, this.#entry(entry[0], stringify(toJson(entry[1].value))));
		}
		return true;
	}

	/** An item whose value is no literal: its name is known, its value is not. */
	#parseKey(digest: string, text: string): boolean {
		const key = sliceArray(`[${text}]`, 0)?.items[0]?.key ?? null;
		if (key === null) return false;
		const setting = this.#reading.names.streams;
		const read = readSettings(`<?php return [ '${setting}' => [ 'g' => [ ${key} => 0 ] ] ];`, this.#reading);
		const value = read.settings.get(setting)?.groups.get('g')?.value;
		const [entry] = value instanceof PhpArray ? [...value.entries()] : [];
		if (!entry) return false;
		this.#texts.set(digest, this.#entry(entry[0], null));
		return true;
	}

	#entry(key: PhpKey, json: string | null): number {
		const content = `${typeof key}:${key}\0${json}`;
		return interned(this.#entryByContent, content, () => this.#entries.push({ key, json }) - 1);
	}

	#setting(replaces: boolean, groups: readonly (readonly [string, readonly number[]])[]): number {
		const content = JSON.stringify([replaces, groups]);
		return interned(this.#settingByContent, content, () => {
			const entries = groups.map(
				([group, indices]) => [group, indices.flatMap((index) => this.#entries[index] ?? [])] as const,
			);
			this.#settingEntries.push(groups);
			return this.#settings.push({ replaces, groups: new Map(entries) }) - 1;
		});
	}

	#state(state: Readonly<Record<string, number>> | string): number {
		return interned(this.#stateByContent, JSON.stringify(state), () => {
			this.#stateSettings.push(state);
			if (typeof state === 'string') return this.#states.push({ settings: null, unreadable: state }) - 1;
			const settings = Object.entries(state).flatMap(([name, index]) => {
				const setting = this.#settings[index];
				return setting ? [[name, setting] as const] : [];
			});
			return this.#states.push({ settings: new Map(settings), unreadable: null }) - 1;
		});
	}

	/** Everything that was read, to be stored. */
	stored(): StoredStates {
		return {
			entries: this.#entries.map(({ key, json }) => [key, json] as const),
			settings: this.#settings.map(({ replaces }, index) => ({
				replaces,
				groups: this.#settingEntries[index] ?? [],
			})),
			states: this.#stateSettings,
			blobs: Object.fromEntries(this.#blobs),
			texts: Object.fromEntries(this.#texts),
		};
	}
}

function interned(known: Map<string, number>, content: string, make: () => number): number {
	const index = known.get(content) ?? make();
	known.set(content, index);
	return index;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
