/** A Markdown heading (`## 1.2.0`), a bold line (`**v1.2.0**`) or a bare line that starts with a version. */
const HEADING = /^ {0,3}(#{1,6})\s+(.*)$/;
const BOLD = /^\s*(?:\*\*|__)(.+?)(?:\*\*|__)\s*:?\s*$/;
const BARE = /^\s*(\[?v?\d+\.\d+\.\d+\]?)\s*(?:[-–:(].*)?$/i;
const VERSION = /(?<![\d.])v?(\d+\.\d+(?:\.\d+)?)(?![\d.]*\d)/gi;

/**
 * The text below a version's heading in a CHANGELOG. There is no standard: any heading, bold line or bare line that
 * names versions starts an entry, which ends at the next such line or at a heading of a higher level.
 *
 * @param version semver text; a heading that says `1.2` means `1.2.0`
 * @returns Markdown, or null where no heading names the version or nothing stands below it
 */
export function changelogEntry(changelog: string, version: string): string | null {
	const lines = changelog.split(/\r?\n/);
	const marks = lines.flatMap((line, index) => {
		const mark = headingOf(line);
		return mark === null ? [] : [{ ...mark, index }];
	});
	const start = marks.findIndex(({ versions }) => versions.includes(version));
	const mark = marks[start];
	if (mark === undefined) return null;
	const end = marks
		.slice(start + 1)
		.find(({ versions, level }) => versions.length > 0 || level <= mark.level);
	const entry = lines
		.slice(mark.index + 1, end?.index)
		.join('\n')
		.trim();
	return entry === '' ? null : entry;
}

function headingOf(line: string): { readonly level: number; readonly versions: readonly string[] } | null {
	const heading = HEADING.exec(line);
	if (heading) return { level: heading[1]?.length ?? 1, versions: versionsIn(heading[2] ?? '') };
	const versions = versionsIn(BOLD.exec(line)?.[1] ?? BARE.exec(line)?.[1] ?? '');
	return versions.length === 0 ? null : { level: 7, versions };
}

function versionsIn(text: string): readonly string[] {
	return [...text.matchAll(VERSION)].map(([, number = '']) =>
		number.split('.').length === 2 ? `${number}.0` : number,
	);
}
