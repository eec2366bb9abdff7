// Runs before the first paint, so that a chosen theme never flashes in. A file of its own because the
// Content-Security-Policy allows no inline script.
const root = document.documentElement;
root.classList.add('scripted');
try {
	const theme = localStorage.getItem('theme');
	if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
} catch {
	// Storage is switched off: the system's theme stands.
}
