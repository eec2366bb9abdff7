import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PhpArray, type Traced } from '../../src/formats/php/value.ts';
import { streamsOf } from '../../src/sources/streams/event-stream-config.ts';
import {
	mergeSettings,
	processSetting,
	type Settings,
} from '../../src/sources/streams/site-configuration.ts';
import { phpVersion } from './php/oracle.ts';
import { fuzzRuns, fuzzSeed } from './runs.ts';

/** A value without its origin: a scalar, or keys and values in their order. */
type Plain = string | number | boolean | null | readonly Entry[];
type Entry = readonly [key: string | number, value: Plain];

const ORIGIN = {
	source: { environment: '', file: '', path: '', setting: '', group: '' },
	line: null,
};
const isList = (value: Plain | undefined): value is readonly Entry[] => Array.isArray(value);

function traced(value: Plain): Traced {
	if (!isList(value)) return { value: value as Exclude<Plain, readonly Entry[]>, origin: ORIGIN };
	const array = new PhpArray();
	for (const [key, inner] of value) array.set(key, traced(inner));
	return { value: array, origin: ORIGIN };
}

const plain = ({ value }: Traced): Plain =>
	value instanceof PhpArray
		? Array.from(value.entries(), ([key, inner]) => [key, plain(inner)] as const)
		: (value as Plain);

const key = fc.oneof(
	fc.constantFrom('a', 'b', 'sample', '1.5', '-0', '__proto__', ' 2'),
	fc.integer({ min: 0, max: 4 }),
	fc.constantFrom(-3, 7),
);
const { value } = fc.letrec<{ value: Plain }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		{ weight: 3, arbitrary: fc.constantFrom<Plain>(null, false, true, 0, 1, '', 'x', 'y') },
		fc.uniqueArray(fc.tuple(key, tie('value')), { maxLength: 4, selector: ([name]) => name }),
	),
}));
const list = fc.uniqueArray(fc.tuple(key, value), { maxLength: 5, selector: ([name]) => name });

/** The next key of an array that something is appended to, as since PHP 8.3: behind the largest, negative ones too. */
function nextKey(entries: readonly Entry[]): number {
	const numbers = entries.flatMap(([name]) => (typeof name === 'number' ? [name] : []));
	return numbers.length === 0 ? 0 : Math.max(...numbers) + 1;
}

/** SiteConfiguration's merge by its rules, written down anew: lists of pairs, nothing shared with the product. */
function naiveMerge(high: readonly Entry[], low: readonly Entry[]): readonly Entry[] {
	let result = [...high];
	for (const [name, lower] of low) {
		const at = result.findIndex(([one]) => one === name);
		const taken = result[at]?.[1];
		const isNumber = typeof name === 'number' || ['1.5', '-0', ' 2'].includes(name);
		if (at === -1) result.push([name, lower]);
		else if (isList(taken) && isList(lower)) result[at] = [name, naiveMerge(taken, lower)];
		else if (taken === null) result[at] = [name, lower];
		else if (isNumber) result = [...result, [nextKey(result), lower]];
		else if (taken === false) result[at] = [name, lower];
	}
	return result;
}

const over = (high: Plain | undefined, low: Plain): Plain =>
	isList(high) && isList(low) ? naiveMerge(high, low) : low;

/** The value of a setting for a wiki by the rules of SiteConfiguration. */
function naiveSetting(
	groups: ReadonlyMap<string, Plain>,
	wiki: string,
	tags: readonly string[],
): Plain | undefined {
	if (groups.has(wiki)) return groups.get(wiki);
	let result = groups.get(`+${wiki}`);
	for (const tag of tags) {
		const whole = groups.get(tag);
		if (whole !== undefined) return over(result, whole);
		const more = groups.get(`+${tag}`);
		if (more !== undefined) result = result === undefined ? more : over(result, more);
	}
	const general = groups.get('default');
	return general === undefined ? result : over(result, general);
}

const GROUPS = ['default', 'enwiki', '+enwiki', 'wikipedia', '+wikipedia', 'group1', '+group1', 'metawiki'];
const groups = fc
	.uniqueArray(fc.tuple(fc.constantFrom(...GROUPS), fc.oneof({ weight: 5, arbitrary: list }, value)), {
		maxLength: 6,
		selector: ([name]) => name,
	})
	// What is to be added to something is an array; PHP would stop at anything else.
	.map((entries) => new Map(entries.filter(([name, one]) => !name.startsWith('+') || isList(one))));

it('A wiki gets the value of a setting that the rules of SiteConfiguration give it', () => {
	fc.assert(
		fc.property(
			groups,
			fc.constantFrom('enwiki', 'metawiki', 'dewiki'),
			fc.shuffledSubarray(['wikipedia', 'group1', 'special']),
			(settings, wiki, tags) => {
				const ours = processSetting(
					new Map([...settings].map(([name, one]) => [name, traced(one)])),
					wiki,
					tags,
				);
				expect(ours === null ? undefined : plain(ours)).toEqual(naiveSetting(settings, wiki, tags));
			},
		),
		{ numRuns: fuzzRuns(2000), seed: fuzzSeed() },
	);
});

it('An environment over another replaces groups whole, and all of them where its setting begins with a minus', () => {
	fc.assert(
		fc.property(groups, groups, fc.boolean(), (below, above, replaces) => {
			const settings = (values: ReadonlyMap<string, Plain>, minus: boolean): Settings =>
				new Map([
					['s', { groups: new Map([...values].map(([name, one]) => [name, traced(one)])), replaces: minus }],
				]);
			const merged = mergeSettings(settings(below, false), settings(above, replaces)).get('s')?.groups;
			const expected = replaces ? above : new Map([...below, ...above]);
			expect(Array.from(merged ?? [], ([name, one]) => [name, plain(one)])).toEqual([...expected]);
		}),
		{ numRuns: fuzzRuns(300), seed: fuzzSeed() },
	);
});

/** Lines of pairs in, `array_replace_recursive` of each pair out. */
const REPLACE = `
function make($v) { if (!is_array($v)) return $v; $r = []; foreach ($v as [$k, $x]) $r[$k] = make($x); return $r; }
function tell($v) { if (!is_array($v)) return $v; $r = []; foreach ($v as $k => $x) $r[] = [$k, tell($x)]; return $r; }
while (($line = fgets(STDIN)) !== false) {
	[$a, $b] = json_decode($line, true);
	echo json_encode(tell(array_replace_recursive(make($a), make($b)))), "\\n";
}`;

it.skipIf(phpVersion() === null && !process.env['CI'])(
	'The settings of a stream over the defaults are what array_replace_recursive of PHP makes of them',
	() => {
		const cases = fc.sample(fc.tuple(list, list), { numRuns: fuzzRuns(2000), seed: fuzzSeed() });
		const { stdout } = spawnSync('php', ['-n', '-r', REPLACE], {
			input: cases.map((one) => `${JSON.stringify(one)}\n`).join(''),
			encoding: 'utf8',
			maxBuffer: 2 ** 30,
		});
		const answers = stdout.trimEnd().split('\n');
		expect(answers).toHaveLength(cases.length);
		for (const [index, [defaults, entry]] of cases.entries()) {
			const name = 'a.stream';
			const stream = streamsOf(traced([[name, entry]]), traced(defaults)).get(name);
			const answer = JSON.parse(answers[index] ?? '') as readonly Entry[];
			// What the extension itself sets is told by another test.
			const own = (entries: Plain): Plain =>
				(entries as readonly Entry[]).filter(([one]) => one !== 'stream' && one !== 'topics');
			expect(stream === undefined ? null : own(plain({ value: stream.settings, origin: ORIGIN }))).toEqual(
				own(answer),
			);
		}
	},
);
