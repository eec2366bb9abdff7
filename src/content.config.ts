/**
 * The prose of the site. Catalog data never goes through collections: a plain module is faster and far smaller
 * in memory (see src/site.ts).
 */

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** The file name without its ending is the identifier; Astro's default would drop periods. */
const byFileName = ({ entry }: { entry: string }): string => entry.replace(/\.mdx?$/, '');

/** One text per kind of cell of the phase table: `content/workflow/steps/<step>.mdx`. */
const steps = defineCollection({
	loader: glob({ base: './content/workflow/steps', pattern: '**/*.mdx', generateId: byFileName }),
	schema: z.strictObject({
		title: z.string().describe('What to do, an imperative: "Submit the schema for review"'),
		summary: z.string().describe('One sentence, also used in checklists'),
	}),
});

/** How-tos and the prose of the site: `content/guides/<id>.mdx`. */
const guides = defineCollection({
	loader: glob({ base: './content/guides', pattern: '**/*.mdx', generateId: byFileName }),
	schema: z.strictObject({
		title: z.string(),
		description: z.string().min(15).max(200),
		group: z.enum(['concepts', 'how-to', 'operator']),
		order: z.number().default(100),
		phase: z.string().optional().describe('Identifier of the phase it belongs to'),
	}),
});

export const collections = { steps, guides };
