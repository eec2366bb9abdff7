/** The list of streams. */
import { fieldsByPath } from './elsewhere.ts';
import { startList } from './list.ts';

startList(() => ({ elsewhere: fieldsByPath }));
