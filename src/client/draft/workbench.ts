import type { NameReport } from '../../search/query/name-report.ts';
import type { Draft } from '../../workflow/draft/draft.ts';
import { draftFindings } from '../../workflow/draft/draft-findings.ts';
import { newStreamFromHash, newStreamToHash } from '../../workflow/draft/patch/request.ts';
import { subjectOfDraft } from '../../workflow/draft/subject-of-draft.ts';
import { subjectSchemaOf } from '../../workflow/draft/subject-schema.ts';
import { type WorkbenchData, workflowOf } from '../../workflow/draft/workbench-data.ts';
import { type ChecklistFormat, checklistText } from '../../workflow/guide/checklist.ts';
import { checklistOfGuide } from '../../workflow/guide/checklist-of-guide.ts';
import { buildGuide, type Guide } from '../../workflow/guide/guide.ts';
import { loadSchema } from '../page/load-json.ts';
import { SearchClient } from '../search/client.ts';
import { loadWorkbench, type Versions } from './data.ts';
import { DraftForm } from './form.ts';
import { PatchPart } from './patch-part.ts';
import { showCode, showFailure, showFindings, showGuide } from './result.ts';
import { SchemaSearch } from './schema-search.ts';

/** Long enough that typing is not disturbed, short enough to feel live. */
const PAUSE_MS = 150;
/** Some browsers refuse more than a hundred changes of the address in half a minute. */
const ADDRESS_PAUSE_MS = 500;

class DraftWorkbench extends HTMLElement {
	#form: DraftForm | null = null;
	#search: SchemaSearch | null = null;
	#data: WorkbenchData | null = null;
	#versions: Versions = {};
	#name: NameReport | null = null;
	#guide: Guide | null = null;
	#patches: PatchPart | null = null;
	#pause: ReturnType<typeof setTimeout> | undefined;
	#addressPause: ReturnType<typeof setTimeout> | undefined;
	/** Counts updates, so that one that waited for a schema gives way to a newer one. */
	#turn = 0;
	readonly #names = new SearchClient('name', {
		answered: (report) => {
			this.#name = report;
			this.#later();
		},
		// Without the search there is only no verdict on the name.
		failed: () => undefined,
	});

	connectedCallback(): void {
		const form = this.querySelector<HTMLFormElement>('[data-form]');
		const found = this.querySelector('[data-found]');
		if (!form || !found) return;
		this.#form = new DraftForm(form);
		this.#search = new SchemaSearch(found, (title) => this.#chooseSchema(title));
		this.#restore();
		form.addEventListener('input', ({ target }) => {
			if (target instanceof HTMLInputElement && target.name === 'schema') this.#searchSchema(target.value);
			if (target instanceof HTMLInputElement && target.name === 'name') this.#askName(target.value);
			this.#later();
		});
		this.#patches = new PatchPart(
			this,
			() => this.#data?.facts ?? null,
			() => this.#form?.readRequest() ?? null,
		);
		this.addEventListener('click', (event) => this.#act(event));
		// The button stands in the heading of the page, where it is always in sight.
		document.querySelector('[data-share]')?.addEventListener('click', (event) => this.#act(event));
		addEventListener('hashchange', () => this.#restore());
		void this.#load();
	}

	async #load(): Promise<void> {
		try {
			const { data, versions } = await loadWorkbench();
			this.#data = data;
			this.#versions = versions;
			const { schema } = this.#read();
			if (schema.kind === 'existing')
				this.#form?.setVersions(versionsOf(versions, schema.title), schema.version);
			await this.#update();
		} catch (error) {
			this.#place('[data-findings]').textContent = `The workbench could not load its data: ${String(error)}`;
		}
	}

	/** Takes the draft from the address; a bare name may come from the name finder. */
	#restore(): void {
		const request = newStreamFromHash(location.hash);
		const given = request.stream;
		const query = new URLSearchParams(location.search);
		const asked = (key: string): string => (query.get(key) ?? '').slice(0, 300);
		const name = given.name || asked('name');
		// A schema's page asks for a draft with that schema.
		const schema =
			location.hash.length <= 1 && asked('schema') !== ''
				? { kind: 'existing' as const, title: asked('schema'), version: asked('version') }
				: given.schema;
		const draft = { ...given, name, schema };
		this.#form?.writeRequest({ ...request, stream: draft });
		// A draft that is not in the address begins with what its producer usually takes.
		if (location.hash.length <= 1) this.#form?.useDefaults();
		if (draft.schema.kind === 'existing') {
			this.#form?.setVersions(versionsOf(this.#versions, draft.schema.title), draft.schema.version);
		}
		this.#askName(name);
		this.#later();
	}

	#read(): Draft {
		if (!this.#form) throw new Error('The workbench has no form.');
		return this.#form.read();
	}

	#hash(): string {
		if (!this.#form) throw new Error('The workbench has no form.');
		return newStreamToHash(this.#form.readRequest());
	}

	#askName(name: string): void {
		const trimmed = name.trim();
		this.#name = null;
		if (trimmed === '') this.#names.cancel();
		else this.#names.ask(trimmed);
	}

	#searchSchema(text: string): void {
		const title = text.trim();
		this.#form?.setVersions(versionsOf(this.#versions, title));
		if (title === '' || Object.hasOwn(this.#versions, title)) this.#search?.clear();
		else this.#search?.ask(title);
	}

	#chooseSchema(title: string): void {
		this.#form?.setTitle(title);
		this.#searchSchema(title);
		this.querySelector<HTMLElement>('[name="version"]')?.focus();
		this.#later();
	}

	#later(): void {
		clearTimeout(this.#pause);
		this.#pause = setTimeout(() => {
			this.#update().catch((error: unknown) => showFailure(this.#place('[data-findings]'), error));
		}, PAUSE_MS);
	}

	async #update(): Promise<void> {
		const draft = this.#read();
		this.#form?.arrange(draft);
		this.#keepAddress();
		const data = this.#data;
		if (data === null) return;
		const turn = ++this.#turn;
		const { schema, fragments } = await subjectSchemaOf(draft, loadSchema);
		if (turn !== this.#turn) return;
		const { facts, table } = data;
		const webUnits = (this.dataset['webUnits'] ?? '').split(' ');
		const findings = draftFindings(draft, { facts, versions: this.#versions, webUnits, fragments });
		showFindings(this.#place('[data-findings]'), draft.name === '' ? null : this.#name, findings);
		// Code and guide of a stream without a name or a schema would be placeholders only.
		const isReady = draft.name !== '' && schema !== null;
		for (const section of this.querySelectorAll<HTMLElement>('[data-needs-data]')) section.hidden = !isReady;
		if (!isReady) return;
		const subject = subjectOfDraft(draft, schema, facts);
		const context = { subject, facts, rates: table.rates };
		showCode(this.#place('[data-code]'), context);
		this.#guide = buildGuide(workflowOf(data), context);
		showGuide(this.#place('[data-phases]'), this.#guide);
		this.#patches?.later();
	}

	#keepAddress(): void {
		clearTimeout(this.#addressPause);
		const hash = this.#hash();
		this.#addressPause = setTimeout(
			() => history.replaceState(null, '', `${location.pathname}#${hash}`),
			ADDRESS_PAUSE_MS,
		);
	}

	#act({ target }: Event): void {
		const control = target instanceof Element ? target.closest<HTMLElement>('button, a[data-restart]') : null;
		if (control?.dataset['share'] !== undefined) {
			const url = new URL(`#${this.#hash()}`, location.href.replace(/[?#].*$/, ''));
			void this.#copy(url.href, 'Link copied. It holds the whole draft.', control);
		}
		const format = control?.dataset['checklist'];
		if (format !== undefined && this.#guide) {
			const text = checklistText(checklistOfGuide(this.#guide, null), format as ChecklistFormat);
			void this.#copy(text, 'Checklist copied.', control);
		}
	}

	async #copy(text: string, said: string, button: HTMLElement | null): Promise<void> {
		const status = this.#place('[data-said]');
		try {
			await navigator.clipboard.writeText(text);
			status.textContent = said;
			if (button) confirm(button);
		} catch {
			status.textContent =
				'The browser did not let the page copy. Allow access to the clipboard and try again.';
		}
	}

	#place(selector: string): Element {
		const found = this.querySelector(selector);
		if (!found) throw new Error(`The workbench lacks ${selector}.`);
		return found;
	}
}

/** Says on the button itself that it has copied. */
function confirm(button: HTMLElement): void {
	if (button.dataset['label'] !== undefined) return;
	button.dataset['label'] = button.textContent ?? '';
	button.textContent = 'Copied';
	setTimeout(() => {
		button.textContent = button.dataset['label'] ?? '';
		delete button.dataset['label'];
	}, 2000);
}

const versionsOf = (versions: Versions, title: string): readonly string[] =>
	Object.hasOwn(versions, title) ? (versions[title] ?? []) : [];

customElements.define('draft-workbench', DraftWorkbench);
