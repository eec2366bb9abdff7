import type { Owner } from '../../../model/activity.ts';
import { plain } from '../../../text/markdown.ts';

/** Who can be asked, each with what says so. */
export const ownersText = (owners: readonly Pick<Owner, 'name' | 'evidence'>[]): string =>
	owners.length === 0
		? 'nobody is known.'
		: owners.map(({ name, evidence }) => `${plain(name)} (${plain(evidence.replace(/\.$/, ''))})`).join('; ');
