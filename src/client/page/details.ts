/** Small conveniences for `<details>`, which work without them. */

/** A menu closes on Escape, on a click elsewhere and when the focus leaves it. */
export function closeMenu(menu: HTMLDetailsElement): void {
	menu.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape' || !menu.open) return;
		menu.open = false;
		menu.querySelector('summary')?.focus();
	});
	menu.addEventListener('focusout', (event) => {
		if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
	});
	document.addEventListener('pointerdown', (event) => {
		if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
	});
}

/** The menus that a page has from the start. */
function closeMenus(): void {
	for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-closes]')) closeMenu(menu);
}

/** Opens the `<details>` around the element that the address names, so that a link to it leads somewhere. */
function openTarget(): void {
	const id = decodeURIComponent(location.hash.slice(1));
	const target = id === '' ? null : document.getElementById(id);
	if (target === null) return;
	let closed = target.closest<HTMLDetailsElement>('details:not([open])');
	if (closed === null) return;
	for (; closed !== null; closed = closed.parentElement?.closest('details:not([open])') ?? null)
		closed.open = true;
	target.scrollIntoView();
}

/** Paper has no folds: what is closed opens for printing and closes again. */
function openForPrint(): void {
	const opened: HTMLDetailsElement[] = [];
	addEventListener('beforeprint', () => {
		for (const details of document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')) {
			details.open = true;
			opened.push(details);
		}
	});
	addEventListener('afterprint', () => {
		for (const details of opened.splice(0)) details.open = false;
	});
}

export function watchDetails(): void {
	closeMenus();
	openTarget();
	addEventListener('hashchange', openTarget);
	openForPrint();
}
