/** The list of streams. */
import { startList } from './list.ts';

startList();
