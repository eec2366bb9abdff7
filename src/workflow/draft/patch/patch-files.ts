import type { Patch } from './patch.ts';

/** The name of a patch's files without their endings: that of its repository, as every shell takes it. */
export const patchName = ({ repository }: Pick<Patch, 'repository'>): string =>
	repository.replace(/[^A-Za-z0-9._-]+/g, '-');
