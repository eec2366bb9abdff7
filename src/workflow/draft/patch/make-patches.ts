import { newStreamPatch, Refusal, samplePatch } from './configuration-patch.ts';
import { fieldPatch } from './field-patch.ts';
import type { Patch, PatchInput, PatchResult } from './patch.ts';
import { type PatchRequest, TASK } from './request.ts';
import { newSchemaPatch } from './schema-patch.ts';

/**
 * The patches that a request comes to, one for each repository that changes. A part that cannot be made is told, the
 * others are made.
 */
export async function makePatches(request: PatchRequest, input: PatchInput): Promise<PatchResult> {
	if (!TASK.test(request.task)) {
		return { patches: [], refused: ['The task is no number such as T123456.'] };
	}
	const makers = makersOf(request, input);
	const patches: Patch[] = [];
	const refused: string[] = [];
	for (const make of makers) {
		try {
			const patch = await make();
			if (patch !== null) patches.push(patch);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push(error.message);
		}
	}
	return { patches, refused };
}

function makersOf(request: PatchRequest, input: PatchInput): readonly (() => Promise<Patch | null>)[] {
	switch (request.kind) {
		case 'new stream':
			return [() => newSchemaPatch(request, input), () => newStreamPatch(request, input)];
		case 'sample':
			return [() => samplePatch(request, input)];
		case 'fields':
			return [() => fieldPatch(request, input)];
	}
}
