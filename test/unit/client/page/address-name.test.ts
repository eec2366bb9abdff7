import { expect, it } from 'vitest';
import { nameInAddress } from '../../../../src/client/page/address-name.ts';

it.each([
	['/streams/mediawiki.page_chnge.v1/', '/', 'mediawiki.page_chnge.v1'],
	['/catalog/schemas/mediawiki/page/chnge/1.0.0/', '/catalog/', 'mediawiki/page/chnge'],
	['/streams/', '/', ''],
	['/streams/%E0%A4%A/', '/', '%E0%A4%A'],
])('reads the name in %s below %s as %j', (pathname, base, name) => {
	expect(nameInAddress(pathname, base)).toBe(name);
});
