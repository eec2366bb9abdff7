import { describe, expect, it } from 'vitest';
import { schemaHistoryView, streamHistoryView } from '../../../../../src/catalog/views/history-views.ts';
import { schemaMarkdown } from '../../../../../src/catalog/views/markdown/schema.ts';
import { streamMarkdown } from '../../../../../src/catalog/views/markdown/stream.ts';
import { schemaPage } from '../../../../../src/catalog/views/schema-page.ts';
import { streamPage } from '../../../../../src/catalog/views/stream-page.ts';
import { type CatalogOptions, loadProject } from '../../../../../src/load.ts';
import { streamPath } from '../../../../../src/paths.ts';
import { streamAccess } from '../../../../../src/site/stream-access.ts';
import { ATTACKS } from '../../../../support/attack-catalog.ts';
import { schemaText, smallCatalogFolder } from '../../../../support/small-catalog.ts';

const url = (path: string): string => `https://example.org${path}`;

/** The Markdown of every stream and schema of a catalog, by name. */
function pagesOf(options: CatalogOptions = {}) {
	const { catalog, settings } = loadProject(options);
	const streams = catalog.streams.map((stream) => {
		const view = streamPage(stream, catalog, settings);
		const access = streamAccess(stream, view.schema, catalog.config);
		const parts = { access, history: streamHistoryView(stream, catalog), guide: '/guide/' };
		return [stream.name, streamMarkdown(view, parts, url)] as const;
	});
	const schemas = catalog.schemas.map((schema) => {
		const parts = {
			history: schemaHistoryView(schema, catalog),
			samples: [],
			type: null,
			install: 'npm install x',
		};
		return [schema.title, schemaMarkdown(schemaPage(schema, catalog), parts, url)] as const;
	});
	return { catalog, streams: new Map(streams), schemas: new Map(schemas) };
}

/** Without backslashes, which stand before signs that Markdown would take for marks. */
const plain = (text: string): string => text.replaceAll('\\', '');

describe('the sample in Markdown', () => {
	const { catalog, streams, schemas } = pagesOf();

	it('says of every stream what it is called, where it goes and what it is made of', () => {
		for (const { name, topics, table, schemaTitle, destination } of catalog.streams) {
			const text = plain(streams.get(name) ?? '');
			expect(text.startsWith(`# \`${plain(name)}\`\n`)).toBe(true);
			const stated = [...topics, table, schemaTitle, destination].filter((value) => value !== null);
			expect(stated.filter((value) => !text.includes(plain(value)))).toEqual([]);
		}
	});

	it('has a row for every field of every schema, and every version', () => {
		for (const { title, latest, versions } of catalog.schemas) {
			const text = plain(schemas.get(title) ?? '');
			expect(text.startsWith(`# \`${title}\`\n`)).toBe(true);
			const paths = latest.fields.flatMap(function all({ path, children }): string[] {
				return [path, ...children.flatMap(all)];
			});
			expect(paths.filter((path) => !text.includes(`\`${path}\``))).toEqual([]);
			expect(versions.filter(({ version }) => !text.includes(version))).toEqual([]);
		}
	});

	it('leads out of a page by whole addresses only', () => {
		for (const text of [...streams.values(), ...schemas.values()]) {
			const targets = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target);
			expect(targets.filter((target) => !/^(?:https?:\/\/|#)/.test(target))).toEqual([]);
		}
	});

	it('says that nobody describes a stream, rather than nothing', () => {
		const bare = catalog.streams.find(({ summary }) => summary.from === 'none');
		expect(streams.get(bare?.name ?? '')).toContain(
			'No description: the entry has no comment, and its schema has none.',
		);
	});
});

describe('attacks in Markdown', () => {
	const quoted = ATTACKS.map((attack) => JSON.stringify(attack));
	const attacked = () => pagesOf({ config: `${smallCatalogFolder(ADDITIONS)}/catalog.yaml` });
	const ADDITIONS = {
		files: {
			'main/jsonschema/bad/texts/1.0.0.yaml': schemaText(
				'bad/texts',
				'1.0.0',
				quoted
					.map(
						(text, index) =>
							`  f${index}: { type: string, description: ${text}, default: ${text}, enum: [${text}] }\n`,
					)
					.join(''),
			).replace('A thing happened.', () => quoted[0] ?? ''),
		},
		entries: ATTACKS.map((attack, index) => {
			const words = attack.replaceAll(/[\p{Cc}\u2028\u2029]|\?>/gu, ' ');
			const php = words.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
			return `// ${words}\n's${index}.v1' => [ 'schema_title' => 'bad/texts', 'x' => '${php}' ]`;
		}),
	};

	it('make no element and no link of a kind that runs', () => {
		const { streams, schemas } = attacked();
		const texts = [...streams, ...schemas].filter(([name]) => /^(?:s\d|bad)/.test(name));
		expect(texts).toHaveLength(ATTACKS.length + 1);
		for (const [, text] of texts) {
			const outside = text.replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, '');
			expect(
				outside.match(/(?<!\\)<\/?(?:script|img|svg|iframe|base|meta|form|style|math|object)\b/gi),
			).toBeNull();
			expect(outside.match(/(?<!\\)\]\(\s*(?:javascript|data|vbscript):/gi)).toBeNull();
		}
	});

	it('stand in one row of a table, however many lines and bars they have', () => {
		const text = attacked().schemas.get('bad/texts') ?? '';
		const rows = text.split('\n').filter((line) => /^\| `f\d+` \|/.test(line));
		expect(rows).toHaveLength(ATTACKS.length);
	});
});

it('the address of a stream is that of its page', () => {
	const { catalog, streams } = pagesOf({ config: `${smallCatalogFolder()}/catalog.yaml` });
	expect(catalog.streams.map(({ name }) => name).sort()).toEqual(['good.one.v1', 'good.two.v1']);
	expect(streams.get('good.one.v1')).toContain(url(streamPath('good.one.v1')));
});
