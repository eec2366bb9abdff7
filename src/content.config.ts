/**
 * The prose of the site. Catalog data never goes through collections: a plain module is faster and far smaller
 * in memory (see src/site/catalog.ts). The step texts in `content/workflow/steps` are no collection either: a guide shows
 * some twenty of them for every stream, and src/workflow/steps/compile-step.ts turns each into a plain tree once.
 */

import { defineCollection } from 'astro:content';
import { resolve } from 'node:path';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { unusableHowTos } from './sources/usable-how-tos.ts';

/** The file name without its ending is the identifier; Astro's default would drop periods. */
const byFileName = ({ entry }: { entry: string }): string => entry.replace(/\.mdx?$/, '');

/** How-tos and the prose of the site: `content/how-tos/<id>.mdx`. */
const howTos = defineCollection({
	loader: glob({
		base: './content/how-tos',
		// One with a fault would end the build; `npm run check` tells of it.
		pattern: ['**/*.mdx', ...unusableHowTos(resolve('content/how-tos')).names.map((name) => `!${name}`)],
		generateId: byFileName,
	}),
	schema: z.strictObject({
		title: z.string(),
		description: z.string().min(15).max(200),
		group: z.enum(['concepts', 'how-to', 'operator']),
		order: z.number().default(100),
		phase: z.string().optional().describe('Identifier of the phase it belongs to'),
	}),
});

export const collections = { 'how-tos': howTos };
