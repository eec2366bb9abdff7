/** Puts the address under which the site is read into the command that installs its types. */
const UNKNOWN_ORIGIN = 'https://this-site.example';

for (const code of document.querySelectorAll('#install-types code')) {
	const text = code.textContent ?? '';
	if (text.includes(UNKNOWN_ORIGIN)) code.textContent = text.replace(UNKNOWN_ORIGIN, location.origin);
}
