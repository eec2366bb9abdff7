/**
 * What both calculators do in the browser: read the form, take first values from the address, show the answer,
 * and keep the address such that it restores the form. Without a script the page shows a worked example.
 */
import type { CalculatorAnswer } from '../../workflow/calculator/calculator-answer.ts';
import type { PlotShape } from '../../workflow/calculator/rate-plot.ts';
import type { LimitFinding } from '../../workflow/calculator/throughput.ts';

/** Results are announced when typing has paused, not at each key. */
const PAUSE_MS = 250;
const SVG = 'http://www.w3.org/2000/svg';

type Control = HTMLInputElement | HTMLSelectElement;

export abstract class CalculatorElement extends HTMLElement {
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** The answer to what the form says; called only with a form that is valid. */
	protected abstract answer(number: (name: string) => number | null): CalculatorAnswer;

	connectedCallback(): void {
		const query = new URLSearchParams(location.search);
		for (const control of this.#controls()) {
			const given = query.get(control.name);
			if (given !== null && given.length < 300) setIfValid(control, given);
		}
		this.addEventListener('input', () => {
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => this.#update(true), PAUSE_MS);
		});
		// The results follow the fields: there is nothing to submit.
		this.addEventListener('submit', (event) => event.preventDefault());
		this.#update(false);
	}

	/** Value of a control as it stands; empty where there is no such control. */
	protected text(name: string): string {
		return (
			this.#controls()
				.find((control) => control.name === name)
				?.value.trim() ?? ''
		);
	}

	#controls(): Control[] {
		return [...this.querySelectorAll<Control>('input[name], select[name]')];
	}

	#update(keepAddress: boolean): void {
		const controls = this.#controls();
		for (const control of controls) control.setAttribute('aria-invalid', String(!control.checkValidity()));
		if (controls.some((control) => !control.checkValidity())) return;
		show(
			this,
			this.answer((name) => {
				const text = this.text(name);
				return text === '' ? null : Number(text);
			}),
		);
		if (!keepAddress) return;
		const query = new URLSearchParams(
			controls.filter(({ value }) => value !== '').map((one) => [one.name, one.value]),
		);
		history.replaceState(null, '', `?${query}${location.hash}`);
	}
}

/** A value from the address counts only where the field would take it. */
function setIfValid(control: Control, value: string): void {
	const before = control.value;
	control.value = value;
	if (control.value !== value || !control.checkValidity()) control.value = before;
}

function show(root: HTMLElement, answer: CalculatorAnswer): void {
	for (const output of root.querySelectorAll<HTMLElement>('[data-output]')) {
		const text = answer.outputs[output.dataset['output'] ?? ''] ?? '–';
		if (output.textContent !== text) output.textContent = text;
	}
	root.querySelector('[data-findings]')?.replaceChildren(...answer.findings.map(findingElement));
	root.querySelector('[data-plot]')?.replaceChildren(...answer.shapes.map(shapeElement));
	root.querySelector('[data-rows]')?.replaceChildren(...answer.rows.map(rowElement));
}

const LEVEL_WORDS = { fits: 'Fits:', ask: 'Ask first:', exceeds: 'Too much:' } as const;

function findingElement({ level, text }: LimitFinding): HTMLLIElement {
	const item = document.createElement('li');
	item.className = `finding finding--${level}`;
	const word = document.createElement('strong');
	word.textContent = LEVEL_WORDS[level];
	item.append(word, ` ${text}`);
	return item;
}

function shapeElement({ tag, attributes, text }: PlotShape): SVGElement {
	const element = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
	if (text !== undefined) element.textContent = text;
	return element;
}

function rowElement(cells: readonly string[]): HTMLTableRowElement {
	const row = document.createElement('tr');
	for (const [index, text] of cells.entries()) {
		const cell = document.createElement(index === 0 ? 'th' : 'td');
		if (cell instanceof HTMLTableCellElement && index === 0) cell.scope = 'row';
		cell.className = 'number';
		cell.textContent = text;
		row.append(cell);
	}
	return row;
}
