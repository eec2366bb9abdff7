import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { byCodeUnit } from '../model/order.ts';
import type { PackageFiles } from './package.ts';

/**
 * The package as `npm pack` would make it: everything below `package/`, gzipped. The same files give the same
 * bytes: owners, times and order are fixed.
 */
export async function packPackage(files: PackageFiles): Promise<Uint8Array<ArrayBuffer>> {
	const archive = pack();
	const chunks: Uint8Array[] = [];
	const done = (async () => {
		for await (const chunk of archive) if (chunk instanceof Uint8Array) chunks.push(chunk);
	})();
	for (const [path, text] of [...files].sort(([a], [b]) => byCodeUnit(a, b))) {
		await new Promise<void>((resolve, reject) => {
			archive.entry({ name: `package/${path}`, mtime: new Date(0), mode: 0o644 }, text, (error) =>
				error ? reject(error) : resolve(),
			);
		});
	}
	archive.finalize();
	await done;
	return new Uint8Array(gzipSync(Buffer.concat(chunks), { level: 9 }));
}
