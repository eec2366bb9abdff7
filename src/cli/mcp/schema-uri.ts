/**
 * Title and version of what names a schema: a title, a `$schema` value such as `/mediawiki/page/change/1.2.0`, or a
 * full address that ends in one.
 */
export function schemaTitleOf(text: string): {
	readonly title: string;
	readonly version: string | undefined;
} {
	const path = text
		.trim()
		.replace(/^https?:\/\/[^/]+(?:\/repositories\/[^/]+\/jsonschema)?/, '')
		.replace(/#.*$/, '')
		.replace(/^\/+|\/+$/g, '');
	const [, title = path, version] = /^(.+)\/(\d+\.\d+\.\d+[^/]*|latest)(?:\.yaml|\.json)?$/.exec(path) ?? [];
	return { title, version: version?.replace(/\.(?:yaml|json)$/, '') };
}
