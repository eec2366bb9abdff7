/** The theme switch. `/theme.js` has applied the stored choice before the first paint. */
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

/** Connects the switch of the header, and follows a choice made in another tab. */
export function watchThemeSwitch(): void {
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
