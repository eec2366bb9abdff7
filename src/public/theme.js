// Runs before the first paint, so that a chosen theme never flashes in. A file of its own because the
// Content-Security-Policy allows no inline script.
const root = document.documentElement;
root.classList.add('scripted');
// A list that its address filters shows no row before the filter has run.
if (location.search !== '') root.classList.add('has-query');
try {
	const theme = localStorage.getItem('theme');
	if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch {
	// Storage is switched off: the system's theme stands.
}
