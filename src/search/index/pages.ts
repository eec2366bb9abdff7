/** The pages of the site that are about no single thing, and sections of them: found by what they are for. */
import {
	aboutPath,
	catalogJsonPath,
	changeStreamPath,
	checkPath,
	comparePath,
	dictionaryPath,
	draftStreamPath,
	fieldsPath,
	healthPath,
	howToPath,
	newStreamPath,
	schemasPath,
	stepsPath,
	streamsPath,
	typesTarball,
	workflowPath,
} from '../../paths.ts';
import type { ProseDocument } from './documents.ts';

interface SitePage {
	readonly id: string;
	readonly title: string;
	readonly summary: string;
	/** What else people call it: each is found like the title. */
	readonly aliases?: readonly string[];
	/** Further words to find it by. */
	readonly words: string;
	readonly href: () => string;
}

const PAGES: readonly SitePage[] = [
	{
		id: 'schemas',
		aliases: ['schemas'],
		title: 'All schemas',
		summary: 'The list of schemas, with filters.',
		words: 'browse schema list catalog namespaces fragments re-use',
		href: schemasPath,
	},
	{
		id: 'streams',
		aliases: ['csv', 'export'],
		title: 'All streams',
		summary: 'The list of streams: what they carry and where they go.',
		words: 'browse stream list csv export download table spreadsheet',
		href: () => streamsPath(),
	},
	{
		id: 'fields',
		aliases: ['fields'],
		title: 'All fields',
		summary: 'Every field of the latest schema versions, and who uses it.',
		words: 'browse field list column property index',
		href: () => fieldsPath(),
	},
	{
		id: 'dictionary',
		aliases: ['dictionary', 'codebook'],
		title: 'Data dictionary',
		summary: 'Fields of whole namespaces on one page, to read or print.',
		words: 'print glossary codebook columns documentation pdf',
		href: () => dictionaryPath(),
	},
	{
		id: 'compare',
		aliases: ['compare', 'diff'],
		title: 'Compare schemas',
		summary: 'Any two schema versions side by side: what differs, and what breaks.',
		words: 'diff difference compatibility versions compare',
		href: () => comparePath(),
	},
	{
		id: 'name-finder',
		aliases: ['name finder', 'new stream'],
		title: 'Check a stream name',
		summary: 'Whether a stream name is free and meets the rules, and what follows from it.',
		words: 'name finder new stream naming free taken convention',
		href: () => newStreamPath(),
	},
	{
		id: 'draft',
		aliases: ['draft', 'create a stream'],
		title: 'Create a stream',
		summary: 'A form that writes the configuration, the schema and the code of a new stream.',
		words: 'draft create new stream workbench generator form design',
		href: () => draftStreamPath(),
	},
	{
		id: 'change',
		aliases: ['patch'],
		title: 'Change a stream',
		summary: 'A form that makes the patch for another sample of a stream, or for more fields of a schema.',
		words: 'sampling rate add field git apply diff commit gerrit merge request',
		href: () => changeStreamPath(),
	},
	{
		id: 'check',
		aliases: ['check', 'validate event'],
		title: 'Check an event',
		summary: 'What the event service says of an event that you paste or drop, and why.',
		words: 'validate validator event verdict refused accepted eventgate beacon curl debug wire',
		href: () => checkPath(),
	},
	{
		id: 'workflow',
		aliases: ['workflow'],
		title: 'Workflow',
		summary: 'From a question to full production: phases, steps and how-tos.',
		words: 'process phases milestones steps checklist tutorial getting started',
		href: workflowPath,
	},
	{
		id: 'steps',
		title: 'All steps of the workflow',
		summary: 'The text of every step in its general form.',
		words: 'step list instructions',
		href: () => stepsPath(),
	},
	{
		id: 'health',
		aliases: ['health', 'issues', 'lint'],
		title: 'Data quality',
		summary: 'What is wrong or doubtful in the sources, with what to do about it.',
		words: 'health issues problems lint errors warnings findings quality',
		href: () => healthPath(),
	},
	{
		id: 'about',
		aliases: ['about'],
		title: 'About this catalog',
		summary: 'What the catalog is made from, and how.',
		words: 'about sources licence age revision help contact api json data download',
		href: () => aboutPath(),
	},
	{
		id: 'settings',
		aliases: ['settings', 'retention', '90 days'],
		title: 'Settings of stream configuration',
		summary: 'Every setting that a stream can have, and what it does.',
		words: 'setting options keys retention 90 days sanitization configuration reference',
		href: () => aboutPath('settings'),
	},
	{
		id: 'types',
		aliases: ['typescript', 'types', 'npm'],
		title: 'TypeScript types',
		summary: 'A package with the types of all schema versions.',
		words: 'typescript types npm package install tgz declarations',
		href: typesTarball,
	},
	{
		id: 'json',
		aliases: ['json', 'api'],
		title: 'The catalog as JSON',
		summary: 'All streams and schemas for programs.',
		words: 'json api export download machine readable data',
		href: catalogJsonPath,
	},
	{
		id: 'calculators',
		title: 'Sampling calculator',
		summary: 'How many sessions or page views a sampling rate gives.',
		words: 'calculate calculator sample size rate',
		href: () => howToPath('choosing-a-sampling-rate'),
	},
];

/** The pages as documents of the search. */
export const pageDocuments = (): ProseDocument[] =>
	PAGES.map(({ id, title, summary, words, aliases = [] }) => ({
		kind: 'page',
		id,
		title,
		summary,
		aliases,
		text: words,
		group: '',
	}));

/** Where a page is; the home of the catalog for an identifier that there is no longer. */
export function pagePath(id: string): string {
	return PAGES.find((page) => page.id === id)?.href() ?? aboutPath();
}
