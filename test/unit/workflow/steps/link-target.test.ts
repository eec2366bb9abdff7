import { beforeAll, describe, expect, it } from 'vitest';
import { streamLinks } from '../../../../src/catalog/stream/links.ts';
import { loadProject, type Project } from '../../../../src/load.ts';
import type { LinkTemplate } from '../../../../src/model/config.ts';
import type { Stream } from '../../../../src/model/stream.ts';
import { linkHref } from '../../../../src/workflow/steps/link-target.ts';
import type { GuideConfig } from '../../../../src/workflow/subject/guide-config.ts';
import { guideConfig } from '../../../../src/workflow/subject/make-guide-config.ts';
import { subjectOfStream } from '../../../../src/workflow/subject/subject-of-stream.ts';

let project: Project;
beforeAll(() => {
	project = loadProject();
});

/** A template with every placeholder on its own, so that no value hides behind another that is missing. */
const everyValue = (environment: string): readonly LinkTemplate[] =>
	[
		'stream',
		'topic',
		'topicRegex',
		'table',
		'database',
		'service',
		'cluster',
		'schema',
		'version',
		'repository',
	]
		.concat('job', 'wiki', 'environment')
		.map((name) => ({
			id: `value of ${name} in ${environment}`,
			label: name,
			description: '',
			url: `https://example.org/?${name}={${name}}`,
			group: 'dashboard',
			environment,
			destinations: [],
			access: null,
			source: null,
		}));

/** What the guide of a stream and its page answer for every link. */
function answers(links: readonly LinkTemplate[], stream: Stream) {
	const { catalog, howTos } = project;
	const schema = catalog.schemaByTitle.get(stream.schemaTitle ?? '');
	const facts: GuideConfig = { ...guideConfig(catalog, { howTos }), links };
	const subject = subjectOfStream(stream, schema ?? null);
	const onPage = new Map(
		streamLinks(stream, schema, { ...catalog.config, links }).map(({ id, url }) => [id, url]),
	);
	return links.map(({ id, environment }) => ({
		what: `${stream.name} → ${id}`,
		declared: stream.views.some((view) => view.declared && view.environment === environment),
		page: onPage.get(id) ?? null,
		guide: linkHref({ link: id }, facts, { subject, facts, rates: [] }),
	}));
}

describe('the links of a stream', () => {
	it('are the same on its page and in its guide, for every stream and link of the sample', () => {
		const { streams, config } = project.catalog;
		const links = [...config.links, ...config.environments.flatMap(({ name }) => everyValue(name))];
		const all = streams.flatMap((stream) => answers(links, stream));
		expect(all.length).toBeGreaterThan(1000);
		const declared = all.filter((one) => one.declared);
		expect(declared.filter(({ page, guide }) => page !== guide)).toEqual([]);
		expect(declared.filter(({ page }) => page !== null).length).toBeGreaterThan(500);
	});

	it('of an environment that does not declare it are on no page; a guide looks ahead to them', () => {
		const stream = project.catalog.streamByName.get('mobile_link_taps');
		if (stream === undefined) throw new Error('The sample has no such stream.');
		const [link] = answers(everyValue('production'), stream);
		expect(link).toMatchObject({
			declared: false,
			page: null,
			guide: 'https://example.org/?stream=mobile_link_taps',
		});
	});
});
