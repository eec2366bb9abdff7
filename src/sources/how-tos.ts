import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from '../config/project.ts';
import { parsePositionedYaml } from '../formats/yaml/positioned-yaml.ts';
import type { HowTo } from '../model/how-to.ts';
import { type ReadText, readTextFile } from './text-file.ts';

/**
 * The how-to pages of a folder, by file name; a folder that is not there has none. What is wrong in one of them
 * is told where its page is made.
 *
 * @param folder absolute
 */
export function readHowTos(folder: string, read: ReadText = readTextFile): readonly HowTo[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => /\.mdx?$/.test(name))
		.sort()
		.map((name) => {
			const file = join(folder, name);
			const found = read(file, { file: displayPath(file) });
			const id = name.replace(/\.mdx?$/, '');
			const text = 'text' in found ? found.text : '';
			return { id, title: titleOf(text) ?? id, ofStream: speaksOfStream(text) };
		});
}

/** Whether the text of a how-to shows facts about one stream, the example. */
const speaksOfStream = (text: string): boolean =>
	/\{\{example\.|<Value name="example\.|<SiteLink to="example|<ThroughputCalculator/.test(text);

function titleOf(text: string): string | null {
	const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
	const { value } = parsePositionedYaml(front);
	const title = (value as { title?: unknown } | null)?.title;
	return typeof title === 'string' ? title : null;
}
