import type { Owner } from '../../../model/activity.ts';
import { linkTo, plain } from '../../../text/markdown.ts';
import { sourceLink } from './parts.ts';

/** Who can be asked, each with what says so. */
export const ownersText = (owners: readonly Owner[]): string =>
	owners
		.map(({ name, evidence, url, location }) =>
			`${url === null ? plain(name) : linkTo(plain(name), url)} (${plain(evidence.replace(/\.$/, ''))}) ${sourceLink(location)}`.trim(),
		)
		.join('; ');
