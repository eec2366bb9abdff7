/** The box on a pattern's page that says whether a name falls under it. */

/** The answer in words; '' while nothing is typed. */
export function patternAnswer(name: string, expression: RegExp, declared: readonly string[]): string {
	if (name === '') return '';
	if (!expression.test(name)) return 'No, the pattern does not match it.';
	if (declared.includes(name)) return 'It matches, but the stream has an entry of its own, which wins.';
	return 'Yes, the pattern matches it.';
}

function watch(form: HTMLFormElement): void {
	const { pattern = '', flags = '', declared = '[]' } = form.dataset;
	const input = form.querySelector('input');
	const answer = form.querySelector('[data-answer]');
	// Only patterns that cannot take long are put on a page, see parsePhpPattern.
	const expression = new RegExp(pattern, flags);
	const names = JSON.parse(declared) as string[];
	form.addEventListener('submit', (event) => event.preventDefault());
	if (input === null || answer === null) return;
	const say = (): void => {
		answer.textContent = patternAnswer(input.value.trim(), expression, names);
	};
	input.addEventListener('input', say);
	// Somebody may have typed before the script was there.
	if (input.value !== '') say();
}

if (typeof document !== 'undefined') {
	for (const form of document.querySelectorAll<HTMLFormElement>('form[data-pattern]')) watch(form);
}
