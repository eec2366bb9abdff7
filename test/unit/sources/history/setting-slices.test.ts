import { describe, expect, it } from 'vitest';
import { settingSlices } from '../../../../src/sources/history/setting-slices.ts';

const NAMES = ['wgEventStreams', 'wgEventStreamsDefaultSettings', 'wgEventLoggingStreamNames'];
const sliced = (php: string) =>
	settingSlices(Buffer.from(php), NAMES)?.map(({ setting, replaces, text }) => [setting, replaces, text]);

describe('finding the wanted settings in a file', () => {
	it('cuts each out as written, whatever stands around it', () => {
		const php = `<?php
return [
'wgOther' => [ 'default' => true ],
'wgEventStreamsDefaultSettings' => [
	'default' => [ 'é' => 1 ],
],
	"-wgEventStreams" => [ 'default' => [] ],
];`;
		expect(sliced(php)).toEqual([
			['wgEventStreamsDefaultSettings', false, "[\n\t'default' => [ 'é' => 1 ],\n]"],
			['wgEventStreams', true, "[ 'default' => [] ]"],
		]);
	});

	it('does not take a comment that names a setting for the setting', () => {
		const php =
			"<?php return [\n// see wgEventStreams\n/*\n * 'wgEventStreams' => [\n */\n'a' => 1, // wgEventStreams\n];";
		expect(sliced(php)).toEqual([]);
	});

	it.each([
		['is assigned', '<?php $wgEventStreams = [ ];'],
		['stands behind another item', "<?php return [ 'wgEventStreams' => [] ];"],
		['is no array', "<?php return [\n'wgEventStreams' => streams(),\n];"],
		['stands in a file that is no PHP', '{ "wgEventStreams": {} }'],
	])('leaves a file where a setting %s to the reader of whole files', (_what, text) => {
		expect(sliced(text)).toBeUndefined();
	});
});
