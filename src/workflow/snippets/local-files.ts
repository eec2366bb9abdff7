import { configured, defaultEnvironment, environmentOf, instrumentName } from '../subject/platform.ts';
import { placeholder } from '../subject/value.ts';
import { jsString } from './javascript.ts';
import { Blanks, type SnippetMaker } from './snippet.ts';

/**
 * What to add to the configuration of the development event service. With `stream_config_uri` it refuses streams and
 * titles that are not configured, as production does; without it, it takes any stream.
 */
export const devserverConfig: SnippetMaker = ({ subject, facts }) => {
	const blanks = new Blanks();
	const wiki = blanks.text(configured(facts, 'local.wiki'));
	const folder = blanks.text(configured(facts, 'local.gatewayFolder'));
	const server = environmentOf(facts, defaultEnvironment(facts))?.values['schemaServer'];
	const clone = blanks.text(
		placeholder(
			'/PATH/TO/CLONE',
			'The folder of your clone of the schema repository, for a schema that is not merged.',
		),
	);
	const bases = facts.repositories.map(
		({ name, basePath }) => `  - ${server}/repositories/${name}/${basePath}`,
	);
	const own = facts.repositories[0]?.basePath ?? 'jsonschema';
	const inWiki = subject.producers.some(({ kind }) =>
		['eventlogging-js', 'eventlogging-php', 'eventbus', 'test-kitchen'].includes(kind),
	);
	const streams = inWiki
		? `stream_config_uri: ${wiki}/w/api.php?format=json&action=streamconfigs`
		: `stream_config_uri: ./streams.yaml # with: streams: { ${JSON.stringify(subject.name)}: { schema_title: ${subject.schemaTitle ?? 'SCHEMA_TITLE'} } }`;
	return {
		title: `${folder}/eventgate.config.yaml, below conf`,
		language: 'yaml',
		code: [
			streams,
			'stream_config_object_path: streams',
			'schema_base_uris:',
			`  - file://${clone}/${own}`,
			...bases,
			'',
		].join('\n'),
		placeholders: blanks.list,
	};
};

/** A list of instruments as Test Kitchen answers it (ConfigsFetcher), for a wiki that asks localhost:8000. */
export const kitchenInstruments: SnippetMaker = ({ subject }) => {
	const blanks = new Blanks();
	const name = blanks.text(instrumentName());
	const instruments = [
		{
			name,
			start: '2020-01-01T00:00:00Z',
			end: '2099-01-01T00:00:00Z',
			sample_unit: 'session',
			sample_rate: { default: 1 },
			stream_name: subject.name,
			contextual_attributes: ['mediawiki_skin', 'performer_session_id'],
		},
	];
	return {
		title: 'In an empty folder; it stays in the foreground',
		language: 'sh',
		code: `mkdir -p api/v1
cat > api/v1/instruments <<'JSON'
${JSON.stringify(instruments, null, 2)}
JSON
python3 -m http.server 8000
`,
		placeholders: blanks.list,
	};
};

/** Whether this browser is in the sample: there is no public call, so it is computed as the client does. */
export const sampleCheck: SnippetMaker = ({ subject }) => {
	const unit = subject.sample?.unit;
	const rate = subject.sample?.rate;
	if (rate === null || rate === undefined) return { none: 'The configuration has no rate.' };
	const id = unit === 'pageview' ? 'mw.user.getPageviewToken()' : 'mw.user.sessionId()';
	const others = subject.samples.slice(1).map(({ group, rate: own }) => `${group} ${own}`);
	return {
		title: 'In the console of the wiki',
		language: 'js',
		code: `// the rate of ${jsString(subject.name)}${others.length === 0 ? '' : `; ${others.join(', ')}`}
parseInt( ${id}.slice( 0, 8 ), 16 ) / 4294967295 < ${rate}
`,
		placeholders: [],
	};
};

/** Rows of yesterday in Presto, which has other functions for dates than Spark. */
export const prestoRows: SnippetMaker = ({ subject, facts }) => {
	if (subject.table === null) return { none: 'The stream has no table of its own.' };
	const { canary, partitions } = facts.lake;
	if (!['year', 'month', 'day'].every((one) => partitions.includes(one))) {
		return { none: 'The tables of this catalog have no days to ask for.' };
	}
	const yesterday = "current_date - interval '1' day";
	return {
		title: 'Presto: ten events of yesterday',
		language: 'sql',
		code: `SELECT *
FROM ${subject.table}
WHERE year = year(${yesterday})
  AND month = month(${yesterday})
  AND day = day(${yesterday})${canary === null || !subject.canary ? '' : `\n  AND ${canary.field} <> '${canary.value}'`}
LIMIT 10;
`,
		placeholders: [],
	};
};
