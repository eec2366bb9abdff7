/** Facts about one stream in the texts of how-tos: of the example in the build, of another stream by script. */
import { qualifiedTable } from '../../catalog/lake/table-name.ts';
import {
	concreteStream,
	configured,
	defaultEnvironment,
	destinationOf,
	type GuideContext,
} from '../subject/platform.ts';
import { placeholder, type Value } from '../subject/value.ts';
import { VARIABLES, variableValue } from '../subject/variables.ts';

/** What how-tos need besides the variables of guides, or in another form. */
const MORE: Readonly<Record<string, (context: GuideContext) => Value>> = {
	// Commands take a name; where the configuration has a pattern, one that it matches.
	stream: ({ subject }) => concreteStream(subject),
	broker(context) {
		const cluster = destinationOf(context)?.kafkaClusters[0] ?? '';
		return configured(context.facts, `${defaultEnvironment(context.facts)}.kafkaBroker.${cluster}`);
	},
	errorTable: ({ subject, facts }) =>
		subject.destination === null
			? placeholder('ERROR_TABLE', 'The table of refused events of your event service.')
			: qualifiedTable(`${subject.destination}.error.validation`, facts.lake),
};

/** True where {@link exampleFact} knows the fact. */
export const isExampleFact = (fact: string): boolean =>
	Object.hasOwn(MORE, fact) || Object.hasOwn(VARIABLES, fact);

/**
 * A fact about a stream: a variable of guides, such as `stream` or `table`, or one of the few above.
 *
 * @throws Error where there is no such fact
 */
export function exampleFact(fact: string, context: GuideContext): Value {
	if (!isExampleFact(fact)) throw new Error(`A how-to asks for "example.${fact}", which does not exist.`);
	const more = Object.hasOwn(MORE, fact) ? MORE[fact] : undefined;
	return more === undefined ? variableValue(fact, context) : more(context);
}

/** Letters and marks that mean the same in a shell, PHP, SQL, JavaScript, JSON and an address. */
const PLAIN = /^[\w./:@,+~=-]*$/;

/**
 * The same as it may stand in the code of a how-to, which puts it between quotes of many kinds: a value with a
 * character that could end them is left for the reader to write.
 */
export function exampleFactInCode(fact: string, context: GuideContext): Value {
	const value = exampleFact(fact, context);
	if (typeof value !== 'string' || PLAIN.test(value)) return value;
	return placeholder(
		fact.replace(/[A-Z]/g, '_$&').toUpperCase(),
		`Here it is ${value}, which has characters that a command or a program may read as its own: quote it as the place needs.`,
	);
}
