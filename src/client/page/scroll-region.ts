/**
 * A region that can scroll must be reachable by keyboard, so the markup makes all of them stops of the Tab key.
 * Where everything fits, the stop is of no use and is taken away.
 */
export function quietScrollRegions(): void {
	const observer = new ResizeObserver((entries) => {
		for (const { target } of entries) {
			const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
			if (scrolls) target.setAttribute('tabindex', '0');
			else target.removeAttribute('tabindex');
		}
	});
	for (const region of document.querySelectorAll('[data-scroll-region]')) observer.observe(region);
}
