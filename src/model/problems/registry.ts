import { byCodeUnit } from '../order.ts';
import type { ProblemKind } from '../problem.ts';
import { CONFIGURATION_PROBLEMS } from './configuration.ts';
import { HISTORY_PROBLEMS } from './history.ts';
import { NAMING_PROBLEMS } from './naming.ts';
import { SCHEMA_RULE_PROBLEMS } from './schema-rules.ts';
import { SCHEMA_PROBLEMS } from './schemas.ts';
import { SOURCE_PROBLEMS } from './sources.ts';
import { STREAM_CONFIGURATION_PROBLEMS } from './stream-configuration.ts';
import { STREAM_PROBLEMS } from './streams.ts';
import { WORKFLOW_PROBLEMS } from './workflow.ts';

/** The registries of all areas, by area. A new area is added here and nowhere else. */
const AREAS = {
	configuration: CONFIGURATION_PROBLEMS,
	history: HISTORY_PROBLEMS,
	naming: NAMING_PROBLEMS,
	schemaRules: SCHEMA_RULE_PROBLEMS,
	schemas: SCHEMA_PROBLEMS,
	sources: SOURCE_PROBLEMS,
	streamConfiguration: STREAM_CONFIGURATION_PROBLEMS,
	streams: STREAM_PROBLEMS,
	workflow: WORKFLOW_PROBLEMS,
} as const;

type Areas = typeof AREAS;

/** Codes that an area shares with any other; `never` when all are distinct. */
type SharedCodes = {
	[Area in keyof Areas]: keyof Areas[Area] &
		{ [Other in Exclude<keyof Areas, Area>]: keyof Areas[Other] }[Exclude<keyof Areas, Area>];
}[keyof Areas];

/** Does not compile while two areas register one code, and names the code. */
const NO_SHARED_CODE: [SharedCodes] extends [never] ? true : { registeredTwice: SharedCodes } = true;
void NO_SHARED_CODE;

/** Every kind of problem that the catalog can report, by code, sorted by code. */
export const PROBLEM_KINDS: ReadonlyMap<string, ProblemKind> = new Map(
	Object.values(AREAS)
		.flatMap((area): [string, ProblemKind][] => Object.entries(area))
		.sort(([a], [b]) => byCodeUnit(a, b)),
);
