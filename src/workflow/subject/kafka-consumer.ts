import type { EnvironmentConfig } from '../../model/config.ts';
import { shellWord } from './shell.ts';

/** The client where the configuration names none: kcat's name in Debian until 2022, which hosts still carry. */
const DEFAULT_CLIENT = 'kafkacat';

/** The broker to ask for a topic of a cluster, or undefined where the environment names none. */
export const kafkaBroker = (
	values: EnvironmentConfig['values'],
	cluster: string | undefined,
): string | undefined =>
	(cluster === undefined ? undefined : values[`kafkaBroker.${cluster}`]) ?? values['kafkaBroker'];

/**
 * The shell command that reads a topic, in parts that belong together, each quoted for a shell: put spaces or line
 * ends between them.
 *
 * @param values of the environment: `kafkaClient`, `kafkaOptions`
 * @param reading where to begin and end, in the client's own options: `-o -10 -e`
 */
export function kafkaConsumer(
	values: EnvironmentConfig['values'],
	broker: string,
	topic: string,
	reading: string,
): readonly string[] {
	const quoted = (text: string): string =>
		text
			.split(/\s+/)
			.filter((word) => word !== '')
			.map(shellWord)
			.join(' ');
	return [
		`${shellWord(values['kafkaClient'] ?? DEFAULT_CLIENT)} -C -b ${shellWord(broker)}`,
		quoted(values['kafkaOptions'] ?? ''),
		`-t ${shellWord(topic)} ${quoted(reading)}`,
	].filter((part) => part !== '');
}
