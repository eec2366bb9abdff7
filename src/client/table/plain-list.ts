/** A list that has nothing of its own: changes, issues. */
import { startList } from './list.ts';

startList();
