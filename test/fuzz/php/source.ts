/** Generates PHP files that return an array: values in every notation, and some that PHP refuses. */
import fc from 'fast-check';

const digit = fc.constantFrom(...'0123456789');
const digits = fc.string({ unit: digit, minLength: 1, maxLength: 5 });

const integer = fc.oneof(
	{ weight: 4, arbitrary: fc.integer({ min: 0, max: 999 }).map(String) },
	fc.bigInt({ min: 0n, max: 2n ** 65n }).map(String),
	fc.bigInt({ min: 2n ** 63n - 3n, max: 2n ** 63n + 3n }).map(String),
	fc.bigInt({ min: 0n, max: 2n ** 66n }).map((value) => `0x${value.toString(16)}`),
	fc.bigInt({ min: 0n, max: 2n ** 66n }).map((value) => `0${value.toString(8)}`),
	fc.bigInt({ min: 0n, max: 2n ** 66n }).map((value) => `0O${value.toString(8)}`),
	fc.bigInt({ min: 0n, max: 2n ** 66n }).map((value) => `0b${value.toString(2)}`),
	fc.constantFrom(
		'1_000',
		'0x_1',
		'1__0',
		'08',
		'019',
		'00',
		'0b2',
		'1_',
		'0X1F',
		'0B11',
		'0_7',
		'0xFFFF_FFFF',
	),
);

const float = fc.oneof(
	fc.tuple(digits, digits).map(([whole, fraction]) => `${whole}.${fraction}`),
	fc.tuple(digits, fc.integer({ min: -330, max: 330 })).map(([whole, exponent]) => `${whole}e${exponent}`),
	fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => `${value}`.replace('+', '')),
	fc.constantFrom(
		'.5',
		'5.',
		'1.e3',
		'1e25',
		'0.1',
		'1E-7',
		'1e14',
		'1e15',
		'123456789012345678.0',
		'1_0.2_5',
		'1e400',
	),
);

const PIECES = [
	...'abxXuU0178 {}$"\'`\\/.eé😀',
	'\\\\',
	"\\'",
	'\\"',
	'\\`',
	'\\$',
	'\\n',
	'\\t',
	'\\v',
	'\\e',
	'\\f',
	'\\r',
	'\\x',
	'\\x4',
	'\\x41',
	'\\X41',
	'\\xC3',
	'\\xA9',
	'\\101',
	'\\0',
	'\\400',
	'\\777',
	'\\8',
	'\\u',
	'\\u{',
	'\\u{e9}',
	'\\u{1F600}',
	'\\u{110000}',
	'\\u{d800}',
	'\\u{}',
	'\\u{zz}',
	'\\u{00000041}',
	'$ ',
	'$1',
	'{ $',
	'\\{$',
	'\n',
	'\r\n',
	'\t',
	'//',
	'/*',
	'?>',
];
const body = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(''));
const prefix = fc.constantFrom('', '', '', 'b', 'B');

/** Ends a body so that the closing quote is one, and nothing in it is another. */
const quotable = (text: string, quote: string): string =>
	text.replace(/\\[\s\S]|[\s\S]/g, (part) => (part === quote ? `\\${quote}` : part === '\\' ? '\\\\' : part));

const quoted = fc
	.tuple(prefix, body, fc.constantFrom("'", '"'))
	.map(([before, text, quote]) => `${before}${quote}${quotable(text, quote)}${quote}`);

const heredoc = fc
	.tuple(
		fc.array(body, { maxLength: 3 }),
		fc.constantFrom('X', '"X"', "'X'"),
		fc.constantFrom('', '', '  ', '\t', ' \t'),
		fc.constantFrom('', '', '  ', '    ', '\t'),
		fc.constantFrom('\n', '\n', '\r\n'),
	)
	.map(([lines, label, closing, indentation, end]) => {
		const text = lines.map((line) => (line === '' ? '' : `${indentation}${line}`)).join(end);
		return `<<<${label}${end}${text}${lines.length > 0 ? end : ''}${closing}X`;
	});

const scalar = fc.oneof(
	{ weight: 3, arbitrary: integer },
	{ weight: 2, arbitrary: float },
	{ weight: 4, arbitrary: quoted },
	{ weight: 2, arbitrary: heredoc },
	fc.constantFrom(
		'true',
		'FALSE',
		'Null',
		'\\true',
		'\\NULL',
		'namespace\\X',
		'UNKNOWN',
		'A::B',
		'A::class',
		'$x',
		'f()',
		'__LINE__',
	),
);

/** White space and comments, where both are allowed. */
const gap = fc.oneof(
	{ weight: 8, arbitrary: fc.constant(' ') },
	fc.constantFrom('\n', '\t', '/* a, b */', "// it's ]\n", '# [\n', '/** => */', ' \r\n'),
);

const key = fc.oneof(
	{ weight: 3, arbitrary: quoted },
	{ weight: 2, arbitrary: integer },
	fc.constantFrom(
		'true',
		'null',
		'1.7',
		'-1.2',
		'1e100',
		"'9223372036854775807'",
		"'9223372036854775808'",
		"'-9223372036854775808'",
		'9223372036854775807',
		"'-0'",
		"'01'",
		"'1.5'",
		"' 1'",
		"''",
		'-5',
		"'-7'",
		'9007199254740993',
		'[]',
		"'a' . 'b'",
	),
);

const OPERATORS = ['.', '.', '.', '+', '-', '*', '/', '%', '**', '|', '&&', '==', '?:', '??', '<<', 'and'];

const { expression } = fc.letrec<{ expression: string; array: string; item: string }>((tie) => ({
	item: fc.oneof(
		{ weight: 5, arbitrary: tie('expression') },
		{
			weight: 5,
			arbitrary: fc
				.tuple(key, gap, gap, tie('expression'))
				.map(([name, a, b, value]) => `${name}${a}=>${b}${value}`),
		},
		fc.constantFrom('...[ 1 ]', '&$x', '1 => 2'),
	),
	array: fc
		.tuple(
			fc.array(fc.tuple(gap, tie('item'), gap), { maxLength: 4 }),
			fc.boolean(),
			fc.constantFrom('', ',', '', ',,'),
		)
		.map(([items, short, end]) => {
			const inner =
				items.map((parts) => parts.join('')).join(',') + (items.length > 0 || end === ',,' ? end : '');
			return short ? `[${inner}]` : `array(${inner})`;
		}),
	expression: fc.oneof(
		{ depthSize: 'small' },
		{ weight: 5, arbitrary: scalar },
		{ weight: 2, arbitrary: tie('array') },
		{
			weight: 3,
			arbitrary: fc
				.tuple(tie('expression'), gap, fc.constantFrom(...OPERATORS), gap, tie('expression'))
				.map((parts) => parts.join('')),
		},
		fc
			.tuple(fc.constantFrom('-', '+', '!', '- ', '~', '@', '(int)'), tie('expression'))
			.map((parts) => parts.join('')),
		fc.tuple(gap, tie('expression'), gap).map(([a, inner, b]) => `(${a}${inner}${b})`),
	),
}));

/** A character taken out or doubled, in one file of eight. */
const damage = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.nat(), fc.boolean());

/** The text of a PHP file that returns an array whose only item is at the key `v`. */
export const phpFile: fc.Arbitrary<string> = fc
	.tuple(expression, damage)
	.map(([value, [chance, place, twice]]) => {
		const at = place % Math.max(value.length, 1);
		const written =
			chance > 0 ? value : value.slice(0, at) + (twice ? value[at] : '') + value.slice(at + (twice ? 0 : 1));
		return `<?php\nreturn [ 'v' => ${written} ];\n`;
	});
