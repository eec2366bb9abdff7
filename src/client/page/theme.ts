/** The theme switch. `/theme.js` has applied the stored choice before the first paint. */
import { element } from './dom.ts';
import { icon } from './icon.ts';

const KEY = 'theme';

function stored(): string {
	try {
		return localStorage.getItem(KEY) ?? 'system';
	} catch {
		return 'system';
	}
}

function choose(theme: string): void {
	const root = document.documentElement;
	if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
	else delete root.dataset['theme'];
	try {
		if (theme === 'system') localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, theme);
	} catch {
		// Storage is switched off: the choice holds for this page.
	}
}

const CHOICES = [
	['light', 'Light', 'bright'],
	['dark', 'Dark', 'moon'],
	['system', 'System', 'halfBright'],
] as const;

/** The choices, which no page carries: they are of no use without a script, and there are thousands of pages. */
function addChoices(place: Element): void {
	const legend = element('legend', { class: 'visually-hidden' }, 'Colour theme');
	const labels = CHOICES.map(([value, label, picture]) =>
		element('label', {}, element('input', { type: 'radio', name: 'theme', value }), icon(picture, 16), label),
	);
	place.append(element('fieldset', {}, legend, ...labels));
}

/** Fills the switch of the header, connects it, and follows a choice made in another tab. */
export function watchThemeSwitch(): void {
	for (const place of document.querySelectorAll('[data-theme-switch]')) addChoices(place);
	const inputs = document.querySelectorAll<HTMLInputElement>('[data-theme-switch] input');
	const show = (): void => {
		for (const input of inputs) input.checked = input.value === stored();
	};
	show();
	for (const input of inputs) input.addEventListener('change', () => choose(input.value));
	addEventListener('storage', (event) => {
		if (event.key !== KEY) return;
		choose(stored());
		show();
	});
}
