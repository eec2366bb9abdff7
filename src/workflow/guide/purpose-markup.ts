/** The guide of a purpose as markup, for its page and for a script that fills the page that all streams share. */
import { guidePath } from '../../paths.ts';
import { element, type Markup } from '../steps/markup.ts';
import { consultMarkup, taskHeading } from './guide-markup.ts';
import type { PurposeGuide, PurposeHead } from './purpose.ts';

/** The checklist of a purpose, or why it makes no sense for the stream. */
export function purposeMarkup({ says, whyNot, items }: PurposeGuide): readonly Markup[] {
	if (whyNot !== null) return [element('p', {}, `${whyNot}.`)];
	return [
		element('p', { class: 'phase__goal' }, says),
		...items.map(({ id, title, summary, tracks, consult, body, in: place }) =>
			element(
				'div',
				{ 'data-cell': id },
				taskHeading(title, tracks, 'h2'),
				...consultMarkup({ consult }),
				...(place === null
					? body
					: [
							element(
								'p',
								{},
								`${summary}: `,
								element('a', { href: place.href }, `task ${place.number}, ${place.title}`),
								'.',
							),
						]),
			),
		),
	];
}

/**
 * What a reader may want to do with a stream, as links, then what makes no sense for it and why.
 *
 * @param current identifier of the purpose whose page it is; `launch` for the launch guide
 */
export function purposeTabs(
	stream: string,
	purposes: readonly PurposeHead[],
	current: string,
): readonly Markup[] {
	const tab = (id: string, title: string, href: string): Markup =>
		element('li', {}, element('a', { href, ...(id === current ? { 'aria-current': 'page' } : {}) }, title));
	const off = purposes.filter(({ id, whyNot }) => whyNot !== null && id !== current);
	return [
		element(
			'ul',
			{ role: 'list' },
			tab('launch', 'Launch a stream', guidePath(stream)),
			...purposes.filter((one) => !off.includes(one)).map(({ id, title, href }) => tab(id, title, href)),
		),
		...off.map(({ title, whyNot }) => element('p', {}, `${title} does not apply: ${whyNot}.`)),
	];
}
