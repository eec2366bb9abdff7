/**
 * What a text asks for, by how it sounds. The same words mean different things in "how do I sample events", "the
 * sampling rate of an event" and "events of the sampler": a how-to, a field, a schema.
 */
import { stem } from '../index/tokenize.ts';

/**
 * `task`: how something is done on the platform, or what it is; `attribute`: one property of something; `words`: any
 * other text of several words; `name`: a text without spaces.
 */
export type Sound = 'name' | 'words' | 'task' | 'attribute';

/** How sentences begin that ask for an explanation. */
const QUESTION =
	/^(?:how (?:to|do|does|can|should|would)|what (?:is|are|does|do|should|happens)|why|where|when (?:do|should|can|must)|which|who|is there|is my|are my|(?:can|should|may|must|do|did|does|will) (?:i|we|my|our|the)|check (?:that|if|whether))\b/i;
const FIRST_PERSON = /\b(?:i|we|my|our|us|me)\b/i;

const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stem));

/** What one does to schemas, streams and code. */
const DOING = stemsOf(
	'add adjust announce build change check choose clone configure create debug decide declare decommission define delete deploy design disable document draft enable estimate extend find fix get have help increase install instrument launch let look lower make measure merge migrate monitor name open pick post publish put query raise read reduce register release remove rename request retire review roll run sample see send set set start stop submit switch test try turn update upgrade use validate verify watch write',
);
/** What it is done to: the nouns of the platform. */
const PLATFORM = stemsOf(
	'alert beta canary catalog change code config configuration consumer curl dashboard deploy deployment event eventbus eventgate eventlogging experiment field flink gateway gerrit gitlab grafana hadoop hdfs hive ingestion instrument instrumentation jenkins job kafka lake local locally log logs logstash merge metric mediawiki partition php pipeline production producer query rate release repository repo retention review rollout sample sampling schema service setting stream streams table throughput topic validation version vagrant docker kitchen',
);
/** What a field holds. */
const ATTRIBUTES = stemsOf(
	'address bucket bytes category code count country date duration expire expiry family flag format group groups hash id identifier ids index key kind label language length list milliseconds model name names number percentage position rate reason seconds size source stamp state status string target text time timestamp title token type url username uuid value version',
);
/** How questions begin that one property answers. */
const ATTRIBUTE_QUESTION =
	/^(?:is|was|were|did|has|have|whether|when did|how many|how much|how old|how large|how big|what|which|who)\b/i;

/** @param words of the text in order */
export function soundOf(text: string, words: readonly { readonly stem: string }[]): Sound {
	const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word.stem));
	const isDoing = DOING.has(words[0]?.stem ?? '');
	const isPlatform = has(PLATFORM);
	const isMine = FIRST_PERSON.test(text);
	if (isPlatform && (QUESTION.test(text) || isMine || isDoing)) return 'task';
	if (isDoing && isMine) return 'task';
	if (has(ATTRIBUTES) || ATTRIBUTE_QUESTION.test(text)) return 'attribute';
	return 'words';
}
