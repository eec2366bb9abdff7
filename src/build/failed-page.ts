import { META_POLICY } from '../site/content-security-policy.ts';
import { escapeHtml } from '../text/escape.ts';

/** What stands where a page could not be made: that it could not, why, and where to tell it. */
export function failedPage(reason: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(META_POLICY)}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>This page could not be made</title>
</head>
<body>
<main>
<h1>This page could not be made</h1>
<p>Everything else of the catalog is there. The build that made it says:</p>
<pre>${escapeHtml(reason.slice(0, 2000))}</pre>
<p>That is a fault of the catalog, not of what it shows. Please report it with this text.</p>
</main>
</body>
</html>
`;
}
