import { z } from 'zod';
import { webAddress } from '../../model/web-address.ts';

/** The shape of `content/workflow/phases.yaml`. Descriptions complete the sentence "`key` is …" in messages. */

const text = z.string().min(1);
const id = text.regex(/^[a-z][a-z0-9-]*$/, { message: 'expected lower-case letters, digits and hyphens' });

const skipRule = z.strictObject({
	when: text.describe('the condition under which the cell falls away'),
	because: text.describe('the reason that is shown, a sentence without a full stop'),
});
const skip = z.array(skipRule).default([]).describe('the list of conditions under which the work falls away');

const track = z.strictObject({
	id: id.describe('a short name that cells use'),
	title: text.describe('the name of the column'),
	idle: text.describe('the reason shown where a milestone has no cell for the track'),
	skip,
});

const consultant = z.strictObject({
	id: id.describe('a short name that milestones use'),
	name: text.describe('the name of the team today'),
	formerly: text.nullable().default(null).describe('the name on the original page'),
	url: webAddress.nullable().default(null).describe('where to find the team'),
});

const cell = z.strictObject({
	tracks: z.array(id).min(1).describe('the list of tracks that the work belongs to'),
	step: id.optional().describe('the step text, when there is only one'),
	steps: z
		.array(
			z.strictObject({
				when: text.optional().describe('the condition of this text; only the last has none'),
				step: id.describe('the name of a file in content/workflow/steps without its ending'),
			}),
		)
		.min(1)
		.optional()
		.describe('the list of step texts, of which the first whose condition holds is shown'),
	skip,
});

const milestone = z.strictObject({
	id: id.describe('a short name, unique in its phase'),
	title: text.describe('the name of the milestone'),
	consult: z
		.array(
			z.strictObject({
				who: id.describe('the identifier of a consultant'),
				about: text.describe('what to ask, completing "about"'),
				when: text.optional().describe('the condition under which they are asked'),
			}),
		)
		.default([])
		.describe('the list of people to talk to first'),
	cells: z.array(cell).min(1).describe('the list of the work of each track'),
});

const phase = z.strictObject({
	id: id.describe('a short name that no other phase has'),
	title: text.describe('the name of the phase'),
	goal: text.describe('what is true when the phase is over'),
	idle: z
		.record(id, text)
		.default({})
		.describe('a reason for each track that has nothing to do in this phase'),
	skip: z
		.record(id, z.array(skipRule))
		.default({})
		.describe('skip rules for each track in all of this phase'),
	milestones: z.array(milestone).min(1).describe('the list of milestones, in order'),
});

const purpose = z.strictObject({
	id: id.describe('a short name, which is also the anchor'),
	title: text.describe('what the reader wants to do'),
	says: text.describe('what it is about, a sentence'),
	page: id.describe('the last part of its address'),
	shared: z
		.boolean()
		.default(false)
		.describe('whether all streams share its page, which a script fills with the values of one'),
	full: z.boolean().default(false).describe('whether it shows its texts itself'),
	when: text.optional().describe('the condition under which it makes sense'),
	because: text.default('').describe('why it makes none otherwise'),
	opensWhen: text.optional().describe('the condition under which a guide begins with it'),
	tasks: z
		.array(
			z.strictObject({
				of: text.describe('a milestone, as <phase>/<milestone>'),
				track: id.optional().describe('the track whose cell is meant'),
				step: id.optional().describe('the step text that stands in for that of the cell'),
				consult: z.boolean().default(false).describe('whether to name those whom the milestone consults'),
			}),
		)
		.min(1)
		.describe('the list of its work, in order'),
});

export const PhaseTableFile = z.strictObject({
	tracks: z.array(track).min(1).describe('the list of columns'),
	consultants: z.array(consultant).default([]).describe('the list of teams to consult'),
	rates: z
		.array(z.number().gt(0).max(1))
		.min(1)
		.describe('the list of sample rates that a stream climbs, ascending'),
	phases: z.array(phase).min(1).describe('the list of phases, in order'),
	purposes: z.array(purpose).default([]).describe('the list of what else may be done with a stream'),
});

export type PhaseTableFileValue = z.output<typeof PhaseTableFile>;
