/** The stream that the address asks a shared page to speak of, or null where it asks for none. */
export function askedStream(): string | null {
	const name = (new URLSearchParams(location.search).get('stream') ?? '').trim();
	return name === '' ? null : name.slice(0, 500);
}
