import { fieldsPath, schemasPath, streamsPath, workflowPath } from '../paths.ts';

/** The part of the site that a page belongs to. */
export type SiteSection =
	| 'home'
	| 'schemas'
	| 'streams'
	| 'fields'
	| 'workflow'
	| 'search'
	| 'health'
	| 'about';

/** The main navigation, in the order in which it is shown. */
export const NAVIGATION: readonly {
	readonly section: SiteSection;
	readonly label: string;
	readonly href: string;
}[] = [
	{ section: 'schemas', label: 'Schemas', href: schemasPath() },
	{ section: 'streams', label: 'Streams', href: streamsPath() },
	{ section: 'fields', label: 'Fields', href: fieldsPath() },
	{ section: 'workflow', label: 'Workflow', href: workflowPath() },
];
