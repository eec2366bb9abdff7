/** Computes PHP expressions of literals, by PHP 8's order of operators (Zend/zend_language_parser.y). */
import { type ArrayNode, arrayAt, arrayBracket, MAX_DEPTH, type Span, tokenAt } from './array-literal.ts';
import { PhpFloat } from './numbers.ts';
import { evaluateOperator, evaluateUnary, NotLiteralError, type PhpValue, phpText } from './operators.ts';
import { Concatenation, PhpSyntaxError } from './strings.ts';
import type { PhpToken } from './tokens.ts';

/** What an expression cannot know by itself. */
export interface ExpressionContext {
	/** Values of constants by name, such as `NS_MAIN`. */
	readonly constants: ReadonlyMap<string, string | number | boolean | null>;
	/** Reads an array literal inside of the expression. */
	readonly array: (node: ArrayNode, depth: number) => PhpValue;
	/** The value of a variable by its name without `$`; undefined where it is not known. */
	readonly variable: (name: string) => PhpValue | undefined;
}

/** Operators that are computed, weakest first; `**` groups to the right, all others to the left. */
const LEVELS: Readonly<Record<string, number>> = { '.': 1, '+': 2, '-': 2, '*': 3, '/': 3, '%': 3, '**': 6 };
const NOT_LEVEL = 4;
const SIGN_LEVEL = 5;

/** Operators that are understood and not computed. */
const FOREIGN = new Set(
	'| ^ & == != === !== <> <=> < <= > >= << >> && || = += -= *= /= .= %= **= ??= &= |= ^= <<= >>= and or xor instanceof'.split(
		' ',
	),
);

const WORDS: Readonly<Record<string, string>> = {
	new: 'a new object',
	fn: 'a function',
	function: 'a function',
	static: 'a function',
	match: 'a condition',
	include: 'an included file',
	include_once: 'an included file',
	require: 'an included file',
	require_once: 'an included file',
};

class Evaluation {
	private at: number;
	private depth: number;
	private readonly span: Span;
	private readonly context: ExpressionContext;

	constructor(span: Span, context: ExpressionContext, depth: number) {
		this.span = span;
		this.context = context;
		this.at = span.from;
		this.depth = depth;
	}

	run(): PhpValue {
		this.refuseConditions();
		const value = this.expression(1);
		if (this.at < this.span.to) this.unexpected();
		return value;
	}

	private get token(): PhpToken {
		return tokenAt(this.span.source, this.at < this.span.to ? this.at : this.span.source.tokens.length - 1);
	}

	private refuse(what: string, token = this.token): never {
		throw new NotLiteralError(what, token.kind === 'end' ? null : token.line);
	}

	private unexpected(): never {
		const { text, line, kind } = this.token;
		throw new PhpSyntaxError(
			kind === 'end' ? 'an expression is not complete' : `unexpected “${text}”`,
			kind === 'end' ? tokenAt(this.span.source, this.span.from).line : line,
		);
	}

	/** `a ? b : c` is told as a condition, whatever stands in it. */
	private refuseConditions(): void {
		const { source, from, to } = this.span;
		for (let at = from; at < to; at++) {
			const { text, kind } = tokenAt(source, at);
			if (kind === 'punctuation' && (text === '?' || text === '??')) this.refuse('a condition');
			at = source.closing.get(at) ?? at;
		}
	}

	private nested<T>(read: () => T): T {
		this.depth += 1;
		if (this.depth > MAX_DEPTH) throw new NotLiteralError('a value', this.token.line, true);
		const result = read();
		this.depth -= 1;
		return result;
	}

	/** An expression of operators that bind at least as strongly as `level`. */
	private expression(level: number): PhpValue {
		let left = this.operand();
		for (;;) {
			const { text, kind, line } = this.token;
			if (kind === 'end') return left;
			const own = LEVELS[text];
			if (kind === 'punctuation' && own !== undefined) {
				if (own < level) return left;
				if (text === '.') left = this.concatenation(left);
				else {
					this.at += 1;
					const right = text === '**' ? this.nested(() => this.expression(own)) : this.expression(own + 1);
					left = evaluateOperator(text, left, right, line);
				}
			} else if (text === '?' || text === '??') this.refuse('a condition');
			else if (FOREIGN.has(text.toLowerCase())) this.refuse(`the operator “${text}”`);
			else if (kind === 'punctuation' && text === ')') return left;
			else this.unexpected();
		}
	}

	private concatenation(first: PhpValue): string {
		const result = new Concatenation();
		result.add(phpText(first, this.token.line));
		while (this.token.kind === 'punctuation' && this.token.text === '.') {
			const { line } = this.token;
			this.at += 1;
			result.add(phpText(this.expression(2), line));
		}
		return result.toString();
	}

	private operand(): PhpValue {
		const { kind, text, line } = this.token;
		if (kind === 'punctuation' && (text === '-' || text === '+' || text === '!')) {
			this.at += 1;
			const value = this.nested(() => this.expression(text === '!' ? NOT_LEVEL : SIGN_LEVEL));
			return evaluateUnary(text, value, line);
		}
		const value = this.primary();
		this.refusePostfix();
		return value;
	}

	private primary(): PhpValue {
		const { kind, text, value } = this.token;
		const bracket = this.at < this.span.to ? arrayBracket(this.span.source, this.at) : null;
		if (bracket !== null) {
			const node = arrayAt(this.span.source, this.at, bracket, this.depth);
			this.at = node.span.to;
			return this.context.array(node, this.depth);
		}
		switch (kind) {
			case 'string':
			case 'number':
				this.at += 1;
				return value;
			case 'name':
				return this.name();
			case 'variable': {
				const known = this.context.variable(text.replace(/^\$/, ''));
				if (known === undefined) return this.refuse('a variable');
				this.at += 1;
				return known;
			}
			case 'template':
				return this.refuse('a string with a variable in it');
			case 'shell':
				return this.refuse('a shell command');
			case 'cast':
				return this.refuse('a cast');
			default:
		}
		if (text === '(') {
			this.at += 1;
			const inner = this.nested(() => this.expression(1));
			if (this.token.text !== ')') this.unexpected();
			this.at += 1;
			return inner;
		}
		// `$$name` is a variable whose name another variable holds.
		if (text === '$') return this.refuse('a variable');
		if (text === '&') return this.refuse('a reference');
		if (text === '~' || text === '@') return this.refuse(`the operator “${text}”`);
		if (text === '#[') return this.refuse('a function');
		return this.unexpected();
	}

	private name(): PhpValue {
		const { text } = this.token;
		const plain = text.replace(/^\\/, '');
		const lower = plain.toLowerCase();
		const next = this.span.source.tokens[this.at + 1];
		if (next?.text === '(') return this.refuse(WORDS[lower] ?? 'a function call');
		if (Object.hasOwn(WORDS, lower)) return this.refuse(WORDS[lower] ?? '');
		if (/^__[A-Za-z]+__$/.test(plain)) return this.refuse('a magic constant');
		if (next?.text === '::') return this.classConstant(plain);
		const value =
			lower === 'null' ? null : /^(?:true|false)$/.test(lower) ? lower === 'true' : this.constant(plain);
		this.at += 1;
		return value;
	}

	private classConstant(name: string): PhpValue {
		this.at += 2;
		const { kind, text } = this.token;
		if (kind !== 'name') return this.refuse('a property');
		if (this.span.source.tokens[this.at + 1]?.text === '(') return this.refuse('a function call');
		const value = this.constant(`${name}::${text}`);
		this.at += 1;
		return value;
	}

	private constant(name: string): PhpValue {
		const value = this.context.constants.get(name);
		if (value === undefined) throw new NotLiteralError(`the constant ${name}`, this.token.line);
		if (typeof value !== 'number') return value;
		return Number.isSafeInteger(value) ? BigInt(value) : new PhpFloat(value);
	}

	private refusePostfix(): void {
		const { kind, text } = this.token;
		if (kind !== 'punctuation') return;
		if (text === '[' || text === '{') this.refuse('an array element');
		if (text === '->' || text === '?->' || text === '::') this.refuse('a property');
		if (text === '(') this.refuse('a function call');
		if (text === '++' || text === '--') this.refuse(`the operator “${text}”`);
	}
}

/**
 * The value of an expression.
 *
 * @param depth how deep it lies in arrays
 * @throws NotLiteralError where only PHP itself could know it, PhpSyntaxError where PHP refuses it
 */
export function evaluateExpression(span: Span, context: ExpressionContext, depth: number): PhpValue {
	return new Evaluation(span, context, depth).run();
}
