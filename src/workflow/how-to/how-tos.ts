import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parsePositionedYaml } from '../../formats/yaml/positioned-yaml.ts';
import type { WorkflowFacts } from '../subject/facts.ts';

/** The how-to pages of a folder, by file name; a folder that is not there has none. */
export async function howTosIn(folder: string): Promise<WorkflowFacts['howTos']> {
	if (!existsSync(folder)) return [];
	const names = (await readdir(folder)).filter((name) => /\.mdx?$/.test(name)).sort();
	return Promise.all(
		names.map(async (name) => {
			const text = await readFile(join(folder, name), 'utf8');
			const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
			const { value } = parsePositionedYaml(front);
			const title = (value as { title?: unknown } | null)?.title;
			const id = basename(name).replace(/\.mdx?$/, '');
			return { id, title: typeof title === 'string' ? title : id };
		}),
	);
}
