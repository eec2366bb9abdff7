/** What every page's frame does by script. Each part is its own file and needs none of the others. */
import { watchCopyButtons } from './copy.ts';
import { watchDetails } from './details.ts';
import { quietScrollRegions } from './scroll-region.ts';
import { watchSections } from './section-spy.ts';
import { watchThemeSwitch } from './theme.ts';

watchThemeSwitch();
watchCopyButtons();
watchDetails();
quietScrollRegions();
watchSections();
