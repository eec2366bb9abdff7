/** Marks the section that is being read in the lists of sections (`data-spy`). */
export function watchSections(): void {
	for (const list of document.querySelectorAll<HTMLElement>('[data-spy]')) {
		const links = new Map<Element, HTMLAnchorElement>();
		for (const link of list.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
			const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
			if (target !== null) links.set(target, link);
		}
		if (links.size > 1) watch(links);
	}
}

/** Of all sections in sight the first one is being read; between two, the one that was left last. */
function watch(links: ReadonlyMap<Element, HTMLAnchorElement>): void {
	const inSight = new Set<Element>();
	const observer = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) {
				if (isIntersecting) inSight.add(target);
				else inSight.delete(target);
			}
			// A section holds its subsections: the last of those whose start is above is the closest.
			const reading = [...links.keys()].find((section) => inSight.has(section));
			if (reading === undefined) return;
			for (const [section, link] of links) {
				if (section === reading) link.setAttribute('aria-current', 'true');
				else link.removeAttribute('aria-current');
			}
		},
		// The part of the window below the header and its first third.
		{ rootMargin: '-70px 0px -60% 0px' },
	);
	for (const section of links.keys()) observer.observe(section);
}
