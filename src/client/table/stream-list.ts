/** The list of streams. */
import { fieldsByPath } from './elsewhere.ts';
import { startList } from './list.ts';
import { splitRows } from './split-list.ts';

startList((form, place) => ({ source: splitRows(form, place), elsewhere: fieldsByPath }));
