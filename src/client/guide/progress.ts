import { type Checklist, type ChecklistFormat, checklistText } from '../../workflow/guide/checklist.ts';
import { exportProgress, importProgress } from '../../workflow/guide/progress.ts';
import { addPhasePrinting } from './print-phase.ts';
import { addRail } from './rail.ts';
import { addCopyButtons } from './step-code.ts';
import { addBoxes, addTools } from './tools.ts';

/** Ticks of a guide: remembered for each stream in this browser, counted, exported, imported, copied as a list. */
class GuideProgress {
	readonly #tools: HTMLElement;
	readonly #stream: string;

	constructor(tools: HTMLElement) {
		this.#tools = tools;
		this.#stream = tools.dataset['guide'] ?? '';
	}

	start(): void {
		addTools(this.#tools);
		addBoxes(document);
		this.#show(this.#remembered());
		document.addEventListener('change', ({ target }) => {
			if (target instanceof HTMLInputElement && target.dataset['tick'] !== undefined) this.#remember();
			if (target instanceof HTMLInputElement && target.dataset['import'] !== undefined)
				void this.#import(target);
		});
		this.#tools.addEventListener('click', ({ target }) => {
			const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
			if (button) this.#act(button);
		});
		// Another tab with the same guide.
		addEventListener('storage', ({ key }) => {
			if (key === this.#key) this.#show(this.#remembered());
		});
	}

	get #key(): string {
		return `guide:${this.#stream}`;
	}

	get #boxes(): readonly HTMLInputElement[] {
		return [...document.querySelectorAll<HTMLInputElement>('[data-tick]')];
	}

	get #done(): readonly string[] {
		return this.#boxes.filter(({ checked }) => checked).map(cellOf);
	}

	#remembered(): readonly string[] {
		try {
			const value: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
			return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
		} catch {
			// Storage is switched off, or holds something else: begin without ticks.
			return [];
		}
	}

	/** Ticks of this page, and those of the stream's other guides, which share the store. */
	#remember(): void {
		const own = new Set(this.#boxes.map(cellOf));
		const done = [...this.#remembered().filter((id) => !own.has(id)), ...this.#done];
		try {
			if (done.length === 0) localStorage.removeItem(this.#key);
			else localStorage.setItem(this.#key, JSON.stringify(done));
		} catch {
			this.#say('This browser does not let the page remember ticks. Export them before you leave.');
		}
		this.#count();
	}

	#show(done: readonly string[]): void {
		const ticked = new Set(done);
		for (const box of this.#boxes) box.checked = ticked.has(cellOf(box));
		this.#count();
	}

	/** Counts for the page as a whole and for each phase. */
	#count(): void {
		const boxes = this.#boxes;
		const bar = this.#tools.querySelector<HTMLProgressElement>('[data-progress]');
		if (bar) {
			bar.max = Math.max(1, boxes.length);
			bar.value = this.#done.length;
		}
		setText(this.#tools.querySelector('[data-done-count]'), counted(boxes));
		for (const list of document.querySelectorAll('[data-list]')) {
			const own = [...list.querySelectorAll<HTMLInputElement>('[data-tick]')];
			setText(list.querySelector('[data-list-done]'), counted(own));
		}
		this.#next(boxes);
	}

	/** The first task that is open: in the phase of the stream's stage or after it, else anywhere. */
	#next(boxes: readonly HTMLInputElement[]): void {
		const link = this.#tools.querySelector<HTMLAnchorElement>('[data-next]');
		if (!link) return;
		const open = boxes.filter(({ checked }) => !checked);
		const next = open.find((box) => box.closest('[data-stands="assumed"]') === null) ?? open[0];
		link.hidden = next === undefined;
		const target = next?.closest<HTMLElement>('[data-milestone], [data-cell]');
		if (next === undefined || !target) return;
		if (target.id === '') target.id = `task-${cellOf(next).replaceAll('/', '-')}`;
		link.href = `#${target.id}`;
		link.textContent = `Next: ${textAt(next.closest('[data-cell]') ?? target, 'label')}`;
	}

	#act(button: HTMLElement): void {
		const { checklist, export: exported, reset, openAll } = button.dataset;
		if (checklist !== undefined) void this.#copy(checklist as ChecklistFormat);
		else if (exported !== undefined) this.#export();
		else if (reset !== undefined) this.#reset();
		else if (openAll !== undefined)
			for (const phase of document.querySelectorAll<HTMLDetailsElement>('details[data-phase]'))
				phase.open = true;
		else if (button.dataset['print'] !== undefined) print();
	}

	async #copy(format: ChecklistFormat): Promise<void> {
		const text = checklistText(this.#checklist(), format);
		try {
			await navigator.clipboard.writeText(text);
			this.#say('The checklist is on the clipboard.');
		} catch {
			this.#say('The browser did not let the page copy. Allow access to the clipboard and try again.');
		}
	}

	#export(): void {
		const blob = new Blob([exportProgress(this.#stream, { done: this.#done })], { type: 'application/json' });
		const link = document.createElement('a');
		link.href = URL.createObjectURL(blob);
		link.download = `${this.#stream.replace(/[^A-Za-z0-9._-]+/g, '-')}-guide.json`;
		link.click();
		URL.revokeObjectURL(link.href);
		this.#say(`Exported ${this.#done.length} ticks.`);
	}

	async #import(input: HTMLInputElement): Promise<void> {
		const [file] = input.files ?? [];
		input.value = '';
		if (!file) return;
		const known = new Set(this.#boxes.map(cellOf));
		const read = importProgress(await file.text(), this.#stream, known);
		if ('fault' in read) {
			this.#say(read.fault);
			return;
		}
		this.#show(read.progress.done);
		this.#remember();
		const rest = read.unknown === 0 ? '' : ` ${read.unknown} belong to steps that this guide does not have.`;
		this.#say(`Imported ${read.progress.done.length} ticks.${rest}`);
	}

	#reset(): void {
		const before = this.#done.length;
		this.#show([]);
		this.#remember();
		this.#say(before === 0 ? 'Nothing was ticked.' : `Reset ${before} ticks.`);
	}

	#say(text: string): void {
		const status = this.#tools.querySelector('[data-guide-status]');
		if (status) status.textContent = text;
	}

	#checklist(): Checklist {
		const { origin, pathname, search } = location;
		return {
			stream: this.#stream,
			url: `${origin}${pathname}${search}`,
			phases: [...document.querySelectorAll<HTMLElement>('[data-phase]')].map((phase) => ({
				title: phase instanceof HTMLDetailsElement ? textAt(phase, 'h2') : textAt(document, 'h1'),
				milestones: partsOf(phase).map((milestone) => ({
					title: milestone === phase ? '' : milestoneName(milestone),
					items: [...milestone.querySelectorAll('[data-cell]')].map((cell) => ({
						tracks: textAt(cell, 'small'),
						title: textAt(cell, 'label'),
						summary: '',
						done: cell.querySelector<HTMLInputElement>('[data-tick]')?.checked ?? false,
					})),
					skipped: [...milestone.querySelectorAll('[data-skipped]')].map((line) =>
						(line.textContent ?? '').trim(),
					),
				})),
			})),
		};
	}
}

/** "3 of 44 done". */
const counted = (boxes: readonly HTMLInputElement[]): string =>
	`${boxes.filter(({ checked }) => checked).length} of ${boxes.length} done`;

function setText(element: Element | null, text: string): void {
	if (element !== null) element.textContent = text;
}

const textAt = (parent: ParentNode, selector: string): string =>
	(parent.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The milestones of a phase; the checklist of a purpose has none and is one part. */
function partsOf(phase: Element): readonly Element[] {
	const milestones = [...phase.querySelectorAll('[data-milestone]')];
	return milestones.length === 0 ? [phase] : milestones;
}

/** A milestone of a row that falls away is its own text. */
const milestoneName = (milestone: Element): string =>
	milestone.matches('span') ? (milestone.textContent ?? '') : textAt(milestone, 'h3');

/** Identifier of the cell that a box stands in: `beta-test/submit/schema`, or `check/…` on a page of purposes. */
function cellOf(box: Element): string {
	const name = box.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '';
	const milestone = box.closest<HTMLElement>('[data-milestone]')?.dataset['milestone'];
	return milestone === undefined ? name : `${milestone}/${name}`;
}

/** Starts the tools of the guide on this page, if there is one. */
export function watchGuide(): void {
	const tools = document.querySelector<HTMLElement>('[data-guide]');
	if (tools) new GuideProgress(tools).start();
	addCopyButtons(document);
	addRail(document);
	addPhasePrinting(document);
}
