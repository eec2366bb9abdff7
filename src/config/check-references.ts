import type { CatalogConfig } from '../model/config.ts';
import { type Problem, problemOf } from '../model/problem.ts';
import { CONFIGURATION_PROBLEMS, type ConfigurationProblemCode } from '../model/problems/configuration.ts';
import { hostPlaceholders } from '../model/web-address.ts';
import { didYouMeanSentence } from '../text/did-you-mean.ts';
import { LINK_PLACEHOLDERS, placeholdersOf } from '../text/url-template.ts';
import type { ConfigLayer } from './layer.ts';
import { displayPath } from './project.ts';

/**
 * What one value cannot show: names used twice, names of things that are not defined, sources without a place,
 * unknown placeholders,
 * hosts that a source would choose.
 *
 * @param layers the files behind the configuration, for the lines
 */
export function checkReferences(config: CatalogConfig, layers: readonly ConfigLayer[]): readonly Problem[] {
	const problems: Problem[] = [];
	const report = (
		code: ConfigurationProblemCode,
		path: readonly PropertyKey[],
		message: string,
		hint: string = CONFIGURATION_PROBLEMS[code].fix,
	): void => {
		const layer = layers.find((one) => one.value[path[0] as keyof typeof one.value] !== undefined);
		const file = displayPath(layer?.file ?? config.file);
		const place = { file, line: layer?.lineAt(path) ?? null, subject: `configuration:${file}` as const };
		problems.push(problemOf(CONFIGURATION_PROBLEMS, code, place, message, hint));
	};
	const unique = (
		key: string,
		names: readonly string[],
		what: string,
		at: readonly PropertyKey[] = [key],
	): void => {
		for (const [index, name] of names.entries()) {
			if (names.indexOf(name) < index) {
				report('configuration-duplicate-name', [...at, index], `Two ${what} are named \`${name}\`.`);
			}
		}
	};
	const known = (
		path: readonly PropertyKey[],
		name: string,
		names: readonly string[],
		what: string,
	): void => {
		if (names.includes(name)) return;
		report(
			'configuration-unknown-reference',
			path,
			`No ${what} is named \`${name}\`.${didYouMeanSentence(name, names)}`,
			`Defined: ${names.join(', ') || 'none'}.`,
		);
	};

	const environments = config.environments.map((environment) => environment.name);
	const destinations = config.destinations.map((destination) => destination.name);
	unique(
		'repositories',
		config.repositories.map((one) => one.name),
		'repositories',
	);
	unique('environments', environments, 'environments');
	unique('destinations', destinations, 'destinations');
	unique(
		'links',
		config.links.map((one) => one.id),
		'links',
	);

	for (const [index, environment] of config.environments.entries()) {
		const at = ['environments', index];
		unique(
			'wikis',
			environment.wikis.map((wiki) => wiki.name),
			`wikis of ${environment.name}`,
			[...at, 'wikis'],
		);
		if (environment.extends !== null) {
			known(
				[...at, 'extends'],
				environment.extends,
				environments.slice(0, index),
				'environment above this one',
			);
		}
	}
	for (const [index, destination] of config.destinations.entries()) {
		for (const environment of Object.keys(destination.intake)) {
			known(['destinations', index, 'intake', environment], environment, environments, 'environment');
		}
	}
	for (const [index, link] of config.links.entries()) {
		known(['links', index, 'environment'], link.environment, environments, 'environment');
		for (const [place, destination] of link.destinations.entries()) {
			known(['links', index, 'destinations', place], destination, destinations, 'destination');
		}
		const values = config.environments.find((one) => one.name === link.environment)?.values ?? {};
		const allowed = [...LINK_PLACEHOLDERS, ...Object.keys(values), ...Object.keys(config.values)];
		const fromSources: readonly string[] = LINK_PLACEHOLDERS;
		for (const placeholder of hostPlaceholders(link.url).filter((one) => fromSources.includes(one))) {
			report(
				'configuration-wrong-value',
				['links', index, 'url'],
				`The link \`${link.id}\` lets {${placeholder}} choose the host that it leads to.`,
				'Write the host out, or take it from the `values` of the configuration.',
			);
		}
		for (const placeholder of placeholdersOf(link.url).filter((one) => !allowed.includes(one))) {
			report(
				'configuration-unknown-placeholder',
				['links', index, 'url'],
				`The link \`${link.id}\` uses {${placeholder}}, which nothing fills.${didYouMeanSentence(placeholder, allowed)}`,
				`Placeholders: ${LINK_PLACEHOLDERS.join(', ')}, and the keys of \`values\`.`,
			);
		}
	}
	for (const [index, file] of (config.streamConfiguration?.files ?? []).entries()) {
		known(
			['streamConfiguration', 'files', index, 'environment'],
			file.environment,
			environments,
			'environment',
		);
	}
	return problems;
}
