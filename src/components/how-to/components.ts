/** What the Markdown and the tags of a how-to become, on its page and in its Markdown. */

import Message from '../Message.astro';
import Name from '../Name.astro';
import Table from '../Table.astro';
import CodeFence from './CodeFence.astro';
import ConfigurationKeys from './ConfigurationKeys.astro';
import Destinations from './Destinations.astro';
import Else from './Else.astro';
import Expect from './Expect.astro';
import Formerly from './Formerly.astro';
import HowToHeading from './HowToHeading.astro';
import PlatformPicture from './PlatformPicture.astro';
import RuleLink from './RuleLink.astro';
import RuleList from './RuleList.astro';
import SampleCalculator from './SampleCalculator.astro';
import SiteLink from './SiteLink.astro';
import StepWords from './StepWords.astro';
import ThroughputCalculator from './ThroughputCalculator.astro';
import Unverified from './Unverified.astro';
import Value from './Value.astro';

export const HOW_TO_COMPONENTS = {
	pre: CodeFence,
	h2: HowToHeading,
	ConfigurationKeys,
	Destinations,
	Expect,
	Formerly,
	SiteLink,
	RuleLink,
	Message,
	Name,
	Else,
	PlatformPicture,
	RuleList,
	SampleCalculator,
	StepWords,
	Table,
	ThroughputCalculator,
	Unverified,
	Value,
};
