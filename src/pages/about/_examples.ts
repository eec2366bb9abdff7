/** What the page of components shows. Nothing here is real. */
import type { Diagram } from '../../diagram/model.ts';
import type { CodeLanguage } from '../../text/highlight.ts';

/** As long as the longest real stream name. */
export const LONG_NAME = 'mediawiki.structured_task.article.image_suggestion_interaction.v10';

export const PROSE_EXAMPLE = `# A heading of the text

A paragraph with **strong** and *stressed* words, \`code\`, a link to https://example.org/ and a task, T123456.
HTML is shown, never run: <script>alert(1)</script>

- first
- second

## A heading below it

> Somebody else's words.
`;

export const CODE_EXAMPLES: readonly { readonly language: CodeLanguage; readonly code: string }[] = [
	{
		language: 'json',
		code: `{
	"$schema": "/example/button_click/1.0.0",
	"meta": {
		"stream": "example.button_click.v1",
		"dt": "2026-01-01T00:00:00Z"
	},
	"count": 42,
	"ratio": 0.5,
	"is_first": true,
	"label": null,
	"tags": ["a", "b"]
}`,
	},
	{
		language: 'yaml',
		code: "title: example/button_click\n# a comment\nallOf:\n  - $ref: /fragment/common/1.0.0#\nrequired: [count]\ndefault: 'text'\nminimum: 0",
	},
	{
		language: 'php',
		code: "'example.button_click.v1' => [ // a comment\n\t'schema_title' => 'example/button_click',\n\t'sample' => [ 'rate' => 0.2, 'unit' => 'session' ],\n\t'canary_events_enabled' => true,\n],",
	},
	{
		language: 'bash',
		code: '# send one event\ncurl -X POST -H \'Content-Type: application/json\' \\\n\t--data @event.json "$HOST/v1/events" | jq .',
	},
	{
		language: 'sql',
		code: "SELECT page.page_title, COUNT(*) AS clicks -- a comment\nFROM event.example_button_click\nWHERE year = 2026 AND meta.domain != 'canary'\nGROUP BY 1",
	},
	{
		language: 'typescript',
		code: "/** A comment. */\nexport interface ButtonClick {\n\treadonly count: number;\n\tlabel?: string | null;\n}\nconst click: ButtonClick = { count: 1, label: 'x' };",
	},
	{
		language: 'javascript',
		code: "mw.eventLog.submit( 'example.button_click.v1', {\n\t$schema: '/example/button_click/1.0.0',\n\tcount: 1 // a comment\n} );",
	},
	{
		language: 'kotlin',
		code: 'val client: MetricsClient = newClient() // a comment\nclient.submit(ButtonClick(count = 1, label = "x"))',
	},
	{
		language: 'swift',
		code: 'let event = ButtonClick(count: 1, label: "x") // a comment\ntry client.submit(event)',
	},
	{
		language: 'diff',
		code: '--- 1.0.0\n+++ 1.1.0\n@@ -1,3 +1,4 @@\n title: example\n-required: [a]\n+required: [a, b]',
	},
	{ language: 'text', code: 'Plain text, <b>not</b> marked up.' },
];

export const DIAGRAM_EXAMPLE: Diagram = {
	nodes: [
		{ id: 'producer', label: 'Browser, mw.eventLog', words: true, detail: '20 % of sessions' },
		{ id: 'intake', label: 'example-gateway-external', detail: 'from browsers', href: '#diagrams' },
		{ id: 'a', label: 'dc1.example.button_click.v1', detail: 'cluster-a', state: 'current' },
		{ id: 'b', label: 'dc2.example.button_click.v1', detail: 'cluster-a', state: 'current' },
		{ id: 'raw', label: 'HDFS, raw events', words: true, detail: 'job event_default' },
		{
			id: 'table',
			label: 'event.example_button_click_v1',
			detail: 'off: analytics_hive_ingestion.enabled = false',
			state: 'off',
		},
		{ id: 'more', label: 'and 3 more', words: true, href: '#diagrams', state: 'more' },
		{ id: 'gone', label: 'example/not_loaded', detail: '1.0.0, not loaded', state: 'missing' },
	],
	edges: [
		{ from: 'producer', to: 'intake' },
		{ from: 'intake', to: 'a' },
		{ from: 'intake', to: 'b' },
		{ from: 'a', to: 'raw' },
		{ from: 'b', to: 'raw' },
		{ from: 'raw', to: 'table', off: true },
		{ from: 'raw', to: 'more' },
		{ from: 'raw', to: 'gone' },
	],
	stages: [
		{ title: 'Producer', nodes: ['producer'] },
		{ title: 'Intake', nodes: ['intake'] },
		{ title: 'Topics', nodes: ['a', 'b'] },
		{ title: 'Data Lake', nodes: ['raw'] },
		{ title: 'Table', nodes: ['table', 'more', 'gone'] },
	],
};
