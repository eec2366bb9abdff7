/**
 * A factory for EventGate (https://github.com/wikimedia/eventgate) that checks events as Wikimedia's services do. The
 * check itself is Wikimedia's own: `makeWikimediaValidate` of the last commit that had it in EventGate's repository,
 * read from there by the test. That revision left `meta.dt` to clients; the service of today fills it in, and so does
 * this factory. What it needs of Kafka and of modules that have moved since is put in its place here.
 */
const Module = require('node:module');
const { join } = require('node:path');

const { EVENTGATE_DIR: root, WIKIMEDIA_FACTORY: file } = process.env;
const of = createRequireFrom(join(root, 'lib/factories/any.js'));
const moved = {
	'../kafka': {},
	'node-rdkafka-statsd': () => undefined,
	'cassandra-uuid': { TimeUuid: {} },
	'../event-util': {
		...of('../event-util'),
		...of('@wikimedia/url-get'),
		stringMatches: (text, pattern) => (typeof pattern === 'string' ? text === pattern : pattern.test(text)),
	},
};

function createRequireFrom(path) {
	return Module.createRequire(path);
}

const source = require('node:fs').readFileSync(file, 'utf8');
const loaded = { exports: {} };
new Function('require', 'module', 'exports', source)(
	(name) => moved[name] ?? of(name),
	loaded,
	loaded.exports,
);

module.exports.factory = async (options, logger) => {
	const { EventGate } = of('../eventgate');
	const validate = await loaded.exports.makeWikimediaValidate(options, logger);
	return new EventGate({
		validate: (event) => validate({ ...event, meta: { dt: new Date().toISOString(), ...event.meta } }),
		produce: async (event) => event,
		eventRepr: (event) => JSON.stringify(event.meta),
		log: logger,
		mapToErrorEvent: () => null,
	});
};
