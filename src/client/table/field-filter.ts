/** Filters the list of fields over all of its pages; the state is kept in the URL. */
import { EMPTY_NAME } from '../../catalog/views/field-rows.ts';
import { fieldAnchor, fieldPath, fieldRowsPath, fieldsPath, schemaPath } from '../../paths.ts';
import { breakPoints } from '../../text/break-points.ts';
import { element } from '../page/dom.ts';

/** As in src/pages/find/field-rows.json.ts. */
type Row = readonly [
	path: string,
	count: number,
	types: readonly string[],
	excerpt: string,
	descriptions: number,
	only: string,
];

/** Matches shown at once. */
const SHOWN = 200;
/** Pause in typing after which the list changes, in milliseconds. */
const PAUSE = 120;

function rowElement([path, count, types, excerpt, descriptions, only]: Row): HTMLElement {
	const href = only === '' ? fieldPath(path) : `${schemaPath(only)}#${fieldAnchor(path)}`;
	const name = element('code', { class: 'name' });
	for (const [index, part] of breakPoints(path || EMPTY_NAME).entries()) {
		if (index > 0) name.append(element('wbr'));
		name.append(part);
	}
	const type = element('td', {}, types.slice(0, 3).join(', '));
	if (types.length > 1) {
		type.append(
			' ',
			element('span', { class: 'chip chip--warning', title: types.join('; ') }, `${types.length} types`),
		);
	}
	const text = element('td', { class: 'field-list__text' }, excerpt);
	if (descriptions > 1) {
		text.append(element('span', { class: 'field-list__more' }, ` · ${descriptions} descriptions`));
	}
	return element(
		'tr',
		{},
		element('th', { scope: 'row' }, element('a', { class: 'name-link', href }, name)),
		type,
		element('td', { class: 'number' }, count.toLocaleString('en')),
		text,
	);
}

function start(): void {
	const form = document.querySelector<HTMLFormElement>('[data-field-filter]');
	const body = document.querySelector<HTMLElement>('[data-field-rows]');
	const status = document.querySelector<HTMLElement>('[data-field-status]');
	const input = form?.querySelector<HTMLInputElement>('input[name="q"]');
	const checks = form?.querySelector<HTMLElement>('[data-field-checks]');
	const types = form?.querySelector<HTMLInputElement>('input[name="types"]');
	const descriptions = form?.querySelector<HTMLInputElement>('input[name="descriptions"]');
	if (!form || !body || !status || !input || !checks || !types || !descriptions) return;
	const pages = document.querySelector<HTMLElement>('[data-field-pages]');
	checks.hidden = false;
	const original = { rows: [...body.children], status: status.textContent };
	let rows: Promise<readonly Row[]> | undefined;
	const allRows = () => {
		rows ??= fetch(fieldRowsPath()).then((answer) => answer.json() as Promise<readonly Row[]>);
		return rows;
	};
	const words = () => input.value.toLowerCase().split(/\s+/).filter(Boolean);
	const active = () => words().length > 0 || types.checked || descriptions.checked;
	let turn = 0;
	let failed = false;

	async function apply(): Promise<void> {
		const mine = ++turn;
		if (pages) pages.hidden = active();
		if (!active()) {
			body?.replaceChildren(...original.rows);
			if (status) status.textContent = original.status;
			return;
		}
		const all = await allRows().catch(() => null);
		if (mine !== turn) return;
		failed = all === null;
		if (all === null) {
			if (status) status.textContent = 'The list could not be loaded. Press Enter to search instead.';
			return;
		}
		const wanted = words();
		const found = all.filter(
			(row) =>
				(!types?.checked || row[2].length > 1) &&
				(!descriptions?.checked || row[4] > 1) &&
				wanted.every((word) => row[0].toLowerCase().includes(word) || row[3].toLowerCase().includes(word)),
		);
		body?.replaceChildren(...found.slice(0, SHOWN).map(rowElement));
		const shown = found.length > SHOWN ? `, the first ${SHOWN} shown` : '';
		if (status)
			status.textContent = `${found.length.toLocaleString('en')} of ${all.length.toLocaleString('en')} fields${shown}.`;
	}

	function toUrl(): void {
		const query = new URLSearchParams();
		if (input?.value.trim()) query.set('q', input.value.trim());
		if (types?.checked) query.set('types', 'on');
		if (descriptions?.checked) query.set('descriptions', 'on');
		const search = query.toString();
		const place = search === '' ? location.pathname : `${fieldsPath()}?${search}`;
		history.replaceState(null, '', place);
	}

	let timer: ReturnType<typeof setTimeout> | undefined;
	const changed = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			toUrl();
			void apply();
		}, PAUSE);
	};
	form.addEventListener('input', changed);
	form.addEventListener('submit', (event) => {
		// Where the list cannot be loaded, the search page answers.
		if (failed) return;
		event.preventDefault();
		clearTimeout(timer);
		toUrl();
		void apply();
	});
	input.addEventListener('focus', () => void allRows().catch(() => null), { once: true });
	const query = new URLSearchParams(location.search);
	input.value = query.get('q') ?? '';
	types.checked = query.has('types');
	descriptions.checked = query.has('descriptions');
	if (active()) void apply();
}

start();
