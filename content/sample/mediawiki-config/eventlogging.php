<?php

/**
 * Configuration of the EventLogging extension (sample, see production.php).
 */

return [

// Streams that mw.eventLog may send. EventLogging gives the settings of these, and of no others, to browsers.
'wgEventLoggingStreamNames' => [
	'default' => [
		'eventlogging_EditAttemptStep',
		'eventlogging_SearchSatisfaction',
		'mediawiki.web_ui_actions',
		'mediawiki.search_interaction.v1',
		'mediawiki.product_metrics.reading_list',
		'mediawiki.product_metrics.translation_offers.experiments',
		'mediawiki.talk_page_edit',
		'mediawiki.sticky_header_clicks',
		// Its stream was taken out of the stream configuration in T800288; this line was forgotten.
		'mediawiki.sticky_header_scroll',
		'product_metrics.web_base',
		'product_metrics.web_base_with_ip',
		'product_metrics.web_base.reader_retention',
	],
],

// Where browsers send their events.
'wgEventLoggingServiceUri' => [
	'default' => 'https://intake-analytics.wikimedia.org/v1/events?hasty=true',
],

];
