/**
 * Sections as tabs (`data-tabs`): the one that the address names is shown, the first where it names none. The others
 * are hidden until found, so that the browser's own search still finds what is in them.
 */
function watch(nav: HTMLElement): void {
	const links = [...nav.querySelectorAll<HTMLAnchorElement>('a')];
	const sections = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
	const [first] = sections;
	if (first === undefined) return;

	/** The section that holds what the address names, itself included. */
	const named = (): HTMLElement | undefined => {
		const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
		return sections.find((section) => target !== null && section.contains(target));
	};
	const show = (shown: HTMLElement): void => {
		for (const [index, section] of sections.entries()) {
			const isShown = section === shown;
			if (isShown) section.removeAttribute('hidden');
			else section.setAttribute('hidden', 'until-found');
			if (isShown) links[index]?.setAttribute('aria-current', 'true');
			else links[index]?.removeAttribute('aria-current');
		}
	};

	nav.addEventListener('click', (event) => {
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		const section = link === null ? undefined : sections[links.indexOf(link)];
		if (link === null || section === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		history.pushState(null, '', link.hash);
		show(section);
		// Where the reader has scrolled into a long section, the next one begins at its start.
		const top = section.getBoundingClientRect().top - nav.getBoundingClientRect().bottom;
		if (top < 0) scrollBy({ top });
	});
	addEventListener('popstate', () => show(named() ?? first));
	addEventListener('hashchange', () => {
		const section = named();
		if (section === undefined) return;
		show(section);
		document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
	});
	for (const section of sections) section.addEventListener('beforematch', () => show(section));
	show(named() ?? first);
	nav.dataset['ready'] = '';
}

for (const nav of document.querySelectorAll<HTMLElement>('nav[data-tabs]')) watch(nav);
