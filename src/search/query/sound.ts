/**
 * What a text asks for, by how it sounds. The same words mean different things in "how do I sample events", "the
 * sampling rate of an event" and "events of the sampler": a how-to, a field, a schema.
 */
import { isCommonWord } from '../index/prose.ts';
import { stem } from '../index/tokenize.ts';

export interface Sound {
	/**
	 * `task`: how something is done on the platform, or what it is; `attribute`: one property of something; `words`: any
	 * other text of several words; `name`: a text without spaces.
	 */
	readonly kind: 'name' | 'words' | 'task' | 'attribute';
	/** Stems of words that the name of a field would have which answers it, such as `count` for "how many edits". */
	readonly heads: ReadonlySet<string>;
	/** It can be answered by yes or no. */
	readonly isYesNo: boolean;
}

export const NAME_SOUND: Sound = { kind: 'name', heads: new Set(), isYesNo: false };

/** How sentences begin that ask for an explanation. */
const QUESTION =
	/^(?:how (?:to|do|does|can|should|would|is|are)|what (?:is|are|does|do|should|happens|if)|what|why|where|when (?:do|should|can|must)|which|who|is there|is my|are my|(?:can|should|may|must|do|did|does|will) (?:i|we|my|our|the)|check (?:that|if|whether)|differences? between|rules (?:for|of)|steps? (?:to|for)|help with|guidelines? (?:for|on))\b/i;
/** A question for a thing of the catalog, not for what to do. */
const WHICH_THING =
	/^(?:which|what|the|any|all)? ?(?:streams?|schemas?|fields?|topics?|tables?)\b(?! (?:do|does|should|can|must|is|are)\b)/i;
const FIRST_PERSON = /\b(?:i|we|my|our|us|me)\b/i;

const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stem));

/** What one does to schemas, streams and code. */
const DOING = stemsOf(
	'add adjust announce approve backport build bump change check choose clean clone collect configure connect consume copy create debug decide declare decommission define delete deploy deprecate describe design disable document download draft emit enable end enrich estimate explain extend fill find fix generate get give have help implement import increase ingest inspect install instrument join keep kill launch lower make measure merge migrate modify monitor move name open pause pick plan post prepare produce propose publish put query raise read receive record reduce register release remove rename request reuse retire review roll run sample send set setup ship silence start stop submit switch tell test track trace try turn understand update upgrade use validate verify wait watch wire work write',
);
/** What it is done to: the nouns of the platform. */
const PLATFORM = stemsOf(
	'alert backport beta canary catalog commit config configuration consumer curl dashboard deploy deployment deployer devserver devtools dictionary docker docs documentation event eventbus eventgate eventlogging field flink fragment gateway gerrit gitlab grafana guideline hadoop hdfs hive ingestion instrument instrumentation jenkins jsonschema kafka kcat kitchen lake laptop launch local locally log logs logstash maintainer merge metric namespace patch php pipeline presto producer production prometheus python release repo repository retention review reviewer rollout sample sampling schema service setting spark sql stream streams superset table throughput topic train typescript vagrant validation version yaml',
);
/** What a field holds. */
const ATTRIBUTES = stemsOf(
	'address age agent amount browser bucket byte bytes category checksum code comment count country database date datetime delay depth device direction domain duration expiry extension family flag font format group groups hash header height host hostname id identifier ids index ip key kind label language latency latitude length level list location longitude memory message method milliseconds mode model name namespace names number option order origin os owner page_id parameter path percentage phase platform position probability protocol query rank rate ratio reason referrer referer referring resolution resource result revision role score seconds section server size skin source speed stamp state status step string summary tag target term text theme time timestamp timezone title token type uri url user_id username uuid value variant version viewport weight width wiki year',
);
/** What comes before what the attribute is of. */
const OF =
	/\b(?:of|for|in|on|from|by|that|which|where|when|given|used|at|to|with|was|were|is|are|has|had|did|does|as|before|after|seen|shown|set|assigned|associated|belonging)\b/i;
const YES_NO =
	/^(?:is|was|were|are|did|does|has|have|had|can|whether|if|true|flag)\b|\b(?:or not|is|was|whether|flag)\b/i;
/** Question words, and what a field is called that answers them. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
	[/\bhow many\b|\bnumber of\b|\bamount of\b/i, 'count number num total counts'],
	[/\bhow long\b|\bduration\b|\btime spent\b/i, 'time ms duration length sec seconds spent tick'],
	[/\bhow (?:big|large)\b/i, 'size bytes length len width height'],
	[/^when\b|\bdate\b|\bmoment\b/i, 'dt time timestamp date'],
	[/^who\b/i, 'user name text performer'],
	[/^where\b/i, 'source location country origin referrer'],
];

/**
 * @param text as typed
 * @param words of the text in order
 */
export function soundOf(
	text: string,
	words: readonly { readonly word: string; readonly stem: string }[],
): Sound {
	const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word.stem));
	const isDoing = DOING.has(words[0]?.stem ?? '');
	const isPlatform = has(PLATFORM);
	const isMine = FIRST_PERSON.test(text);
	const isTask =
		!WHICH_THING.test(text) && (isPlatform ? QUESTION.test(text) || isMine || isDoing : isDoing && isMine);
	const heads = headsOf(text, words);
	const isYesNo = YES_NO.test(text);
	const isAttribute = heads.size > 0 || isYesNo || /^(?:which|what|who|how)\b/i.test(text);
	return { kind: isTask ? 'task' : isAttribute ? 'attribute' : 'words', heads, isYesNo };
}

/** The head of the first noun phrase ("edit count bucket of the user" → bucket), and what answers a question word. */
function headsOf(
	text: string,
	words: readonly { readonly word: string; readonly stem: string }[],
): Set<string> {
	const heads = new Set<string>();
	for (const [expression, answers] of ANSWERS)
		if (expression.test(text)) for (const stemmed of stemsOf(answers)) heads.add(stemmed);
	const end = OF.exec(text)?.index ?? text.length;
	const before = text.slice(0, end === 0 ? text.length : end).toLowerCase();
	const first = words.filter(({ word }) => before.includes(word) && !isCommonWord(word));
	const head = first.at(-1) ?? words.at(-1);
	if (head && ATTRIBUTES.has(head.stem)) heads.add(head.stem);
	const last = words.at(-1);
	if (end === text.length && last && ATTRIBUTES.has(last.stem)) heads.add(last.stem);
	return heads;
}
