/** A button as `components/form/Button.astro` makes it, for what only a script can show. The page brings its style. */
import { element } from './dom.ts';

interface ButtonLook {
	readonly weight?: 'normal' | 'primary' | 'quiet';
	readonly action?: 'default' | 'progressive' | 'destructive';
	readonly size?: 'small' | 'medium';
	/** A further class, for its place. */
	readonly class?: string;
	/** Makes it a link. */
	readonly href?: string;
}

/** Attributes besides those of the look, such as `data-…`. */
type Attributes = Readonly<Record<string, string | boolean | null>>;

/** The classes of a button, for an element that is none. */
export const buttonClass = ({
	weight = 'normal',
	action = 'default',
	size = 'medium',
	class: extra = '',
	href,
}: ButtonLook = {}): string =>
	[
		'cdx-button',
		`cdx-button--action-${action}`,
		`cdx-button--weight-${weight}`,
		`cdx-button--size-${size}`,
		...(href === undefined ? [] : ['cdx-button--fake-button', 'cdx-button--fake-button--enabled']),
		...(extra === '' ? [] : [extra]),
	].join(' ');

export const button = (label: string, look: ButtonLook = {}, attributes: Attributes = {}): HTMLElement =>
	look.href === undefined
		? element('button', { type: 'button', class: buttonClass(look), ...attributes }, label)
		: element('a', { href: look.href, class: buttonClass(look), ...attributes }, label);
