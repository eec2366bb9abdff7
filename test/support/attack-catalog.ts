/** A catalog in which every text is an attack: where one of them runs, it sets `window.__hit` and asks a foreign host. */
import { schemaText, streamsPhp } from './small-catalog.ts';

/** What an attack does where it runs. */
const HIT = "window.__hit=1;new Image().src='//evil.example/'";

/** Attacks, each for another place that a text can end in: an element, an attribute, a script, a template, a query. */
export const ATTACKS: readonly string[] = [
	`<script>${HIT}</script>`,
	`"><img src=x onerror="${HIT}">`,
	`'><svg/onload=${HIT}>`,
	`</script></style></textarea></title><script>${HIT}</script>`,
	`<noscript><p title="</noscript><img src=x onerror=${HIT}>">`,
	`<math><mtext></form><form><mglyph><style></math><img src onerror=${HIT}>`,
	`<iframe srcdoc="<script>parent.__hit=1</script>"></iframe><object data="data:text/html,x"></object>`,
	`<base href="https://evil.example/"><link rel=stylesheet href=//evil.example/a.css>`,
	`<meta http-equiv=refresh content="0;url=https://evil.example/">`,
	`<form action=javascript:${HIT}><button autofocus onfocus=${HIT}>`,
	`[a](javascript:${HIT}) ![b](https://evil.example/x.png) <https://evil.example/> [c]: javascript:1`,
	`[a](data:text/html;base64,PHNjcmlwdD4=) [b](vbscript:x) [c](//evil.example) [d](\u0001javascript:1)`,
	`javascript:${HIT}`,
	`&lt;img src=x onerror=${HIT}&gt; &#60;script&#62; %3Cscript%3E \\u003cscript\\u003e`,
	`{window.__hit=1} \${window.__hit=1} {{constructor.constructor('window.__hit=1')()}} <%= 1 %> #{1}`,
	`<Image client:load set:html={window.__hit=1} /> import x from 'y' export const a = 1`,
	`--- {alert(1)} --- <!-- --> ]]> <![CDATA[ x ]]> <?php echo 1; ?> <!DOCTYPE x>`,
	`'-window.__hit=1-' "-window.__hit=1-" \\'-window.__hit=1-\\' \`-window.__hit=1-\``,
	`\u202e\u2066\u200f rtl \u2069\u200b\u200d\ufeff\u00ad zero \u0301\u0301\u0301\u0301 \u2028 \u2029`,
	'__proto__ constructor prototype toString hasOwnProperty __defineGetter__ then toJSON',
	'$& $1 $$ $` {stream} {topic} {{stream}} %s %d %00 ../../../../etc/passwd',
	`a${'\u0300'.repeat(400)} ${'w'.repeat(3000)} ${'<b>'.repeat(300)}`,
];

/** The attacks one after the other, a few to each text; every attack comes often. */
class Texts {
	private next = 0;

	/** A text, at most so long. */
	text(length = 100_000): string {
		const parts = [0, 1, 2].map((step) => ATTACKS[(this.next + step) % ATTACKS.length] ?? '');
		this.next += 1;
		return Array.from(parts.join(' ')).slice(0, length).join('');
	}

	/** One attack alone, in the form of a name that a folder can have. */
	name(length: number): string {
		const attack = ATTACKS[this.next++ % ATTACKS.length] ?? '';
		return attack.replaceAll('/', '\u2044').slice(0, length).toWellFormed();
	}

	/** A text as YAML and JSON write it. */
	quoted(length?: number): string {
		return JSON.stringify(this.text(length));
	}
}

/** A text for a comment: without ends of lines and other control characters. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');

const php = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A schema whose texts, fields, values and unknown keywords are all attacks. */
function schema(title: string, texts: Texts): string {
	const quoted = (): string => texts.quoted();
	let count = 0;
	const typeOf = (): string => (count++ % 2 === 0 ? 'string' : `[string, ${JSON.stringify(texts.name(40))}]`);
	const field = (): string => `
  ${JSON.stringify(texts.name(200))}:
    # ${oneLine(texts.text())}
    type: ${typeOf()}
    title: ${quoted()}
    description: ${quoted()}
    enum: [${quoted()}, ${quoted()}]
    default: ${quoted()}
    examples: [${quoted()}]
    const: ${quoted()}
    pattern: ${quoted()}
    format: ${quoted()}
    ${JSON.stringify(texts.name(60))}: { ${quoted()}: ${quoted()} }`;
	const proper = schemaText(title)
		.replace(
			/^(title|\$id): (.*)$/gm,
			(_line, key: string, value: string) => `${key}: ${JSON.stringify(value)}`,
		)
		.replace('A thing happened.', () => quoted());
	return `# ${oneLine(texts.text())}
${proper}${Array.from({ length: 4 }, field).join('')}
  __proto__: { type: object, description: ${quoted()}, properties: { __proto__: { type: string } } }
  constructor: { type: array, items: { type: object, properties: { ${quoted()}: { type: string } } } }
examples:
  - { ${quoted()}: ${quoted()}, meta: { stream: ${quoted()} }, __proto__: { a: ${quoted()} } }
`;
}

/** The files of the catalog, path → text. */
export function attackCatalogFiles(): Readonly<Record<string, string>> {
	const texts = new Texts();
	const quoted = (): string => texts.quoted();
	const titles = ['good/one', ...Array.from({ length: 8 }, (_, index) => `n${index}/${texts.name(120)}`)];
	const files: Record<string, string> = {};
	for (const title of titles) {
		const folder = `main/jsonschema/${title}`;
		files[`${folder}/1.0.0.yaml`] = schema(title, texts);
		files[`${folder}/1.1.0.yaml`] = schema(title, texts).replaceAll('/1.0.0"', '/1.1.0"');
		files[`${folder}/current.yaml`] = schema(title, texts).replaceAll('/1.0.0"', '/1.1.0"');
		files[`${folder}/CHANGELOG.md`] = `# ${texts.text()}\n\n## 1.1.0\n\n${texts.text()}\n`;
		files[`${folder}/README.md`] = `# ${texts.text()}\n\n${texts.text()}\n\n    ${texts.text()}\n`;
	}
	const comment = (): string => `// ${oneLine(texts.text()).replaceAll('?>', '')}`;
	const names = titles.map((_title, index) => `s${index}.${texts.text(200)}`);
	const entries = names.map(
		(name, index) => `${comment()}
${php(name)} => [
	'schema_title' => ${php(titles[index] ?? '')},
	'destination_event_service' => ${index % 2 === 0 ? "'gate'" : php(texts.text())},
	'sample' => [ 'unit' => ${php(texts.text())}, 'rate' => ${php(texts.text())} ],
	'producers' => [ ${php(texts.text())} => [ ${php(texts.text())} => ${php(texts.text())} ] ], ${comment()}
	'topics' => [ ${php(texts.text())} ],
	${php(texts.text())} => ${php(texts.text())},
]`,
	);
	for (const [index, subject] of [
		...titles.map((one) => `schema:${one}`),
		...names.map((one) => `stream:${one}`),
	].entries()) {
		files[`notes/n${index}.md`] = `---
subject: ${JSON.stringify(subject.replaceAll(/\s/g, ''))}
owner: ${quoted()}
contact: ${quoted()}
purge: ${quoted()}
tasks: [${quoted()}]
warnings: [${quoted()}]
---
${texts.text()}

${texts.text()}
`;
	}
	files['notes/one.md'] = `---
subject: schema:good/one
owner: ${quoted()}
contact: ${quoted()}
tasks: [T1, ${quoted()}]
warnings: [${quoted()}]
---
${texts.text()}
`;
	files['catalog.yaml'] = `site: { title: ${quoted()}, description: ${quoted()} }
repositories:
  - { name: main, path: main, rights: ${quoted()}, webUrl: "https://example.org/{path}#L{line}", cloneUrl: "https://example.org/a.git" }
streamConfiguration:
  name: settings
  path: settings
  files:
    - { environment: production, kind: streams, path: streams.php }
environments:
  - name: production
    title: ${quoted()}
    topicPrefixes: [${quoted()}]
    values: { a: ${quoted()} }
    wikis: [{ name: metawiki, title: ${quoted()}, tags: [special], url: "https://example.org" }]
destinations:
  - { name: gate, title: ${quoted()}, description: ${quoted()}, reload: dynamic, reloadNote: ${quoted()}, internal: ${quoted()} }
links:
  - { id: a, label: ${quoted()}, description: ${quoted()}, access: ${quoted()}, url: "https://example.org/{stream}?q={topic}", group: dashboard }
  - { id: b, label: ${quoted()}, description: ${quoted()}, url: "https://example.org/#{stream}", group: log }
tasks: { pattern: 'T\\d+', url: "https://example.org/{task}" }
values: { b: ${quoted()} }
lake: { database: ${quoted()}, partitions: [${quoted()}], canary: { field: meta.domain, value: ${quoted()} } }
notes: notes
publicStreams: public.yaml
retention: [retention.yaml]
activity: activity.json
senders: senders.yaml
claims: claims.yaml
`;
	files['settings/streams.php'] = streamsPhp(entries);
	files['public.yaml'] =
		`source: https://example.org\nstreams: [${names.map((name) => `{ name: ${JSON.stringify(name)}, aliases: [${quoted()}], description: ${quoted()} }`).join(', ')}]\n`;
	files['retention.yaml'] =
		`${JSON.stringify(texts.name(100))}: { ${JSON.stringify(texts.name(100))}: keep }\n`;
	files['activity.json'] = JSON.stringify(
		names.flatMap((stream) => [
			{ stream, day: '2024-01-01', events: 5 },
			{ stream: texts.text(), day: '2024-01-02', events: 7 },
		]),
	);
	files['senders.yaml'] = `software:
  ${quoted()}: { title: ${quoted()}, clone: "https://example.org/a", review: gerrit, runs: mediawiki }
  b: { title: ${quoted()}, clone: "https://example.org/b", review: github, runs: service, claims: r }
senders:
  - { streams: [${names
		.slice(0, 4)
		.map((name) => JSON.stringify(name))
		.join(
			', ',
		)}], kind: http, software: b, evidence: { path: ${quoted()}, text: ${quoted()} }, owner: { team: ${quoted()}, url: "https://example.org" }, how: ${quoted()}, samples: ${quoted()} }
  - { streams: [${names
		.slice(4)
		.map((name) => JSON.stringify(name))
		.join(', ')}], kind: app, unverified: ${quoted()}, retired: ${quoted()} }
`;
	files['claims.yaml'] = `repositories: { r: { url: "https://example.org/r", branch: ${quoted()} } }
claims:
  - { id: a, says: ${quoted()}, value: ${quoted()}, checked: 2024-01-01, sources: [{ repository: r, path: ${JSON.stringify(texts.name(100))}, text: ${quoted()} }] }
  - { id: b, says: ${quoted()}, unverified: ${quoted()}, checked: 2024-01-01 }
`;
	return files;
}

/** Files of the past, in which one more stream was declared. */
export function attackPast(): Readonly<Record<string, string>> {
	const texts = new Texts();
	const present = attackCatalogFiles()['settings/streams.php'] ?? '';
	const old = `${php(`old.${texts.text(200)}`)} => [ 'schema_title' => 'good/one', ${php(texts.text())} => ${php(texts.text())} ],`;
	return { 'settings/streams.php': present.replace("'default' => [\n", () => `'default' => [\n${old}\n`) };
}
