<?php

/**
 * What is different for EventLogging on the beta wikis (sample, see production.php).
 */

/**
 * @return array
 */
function wmfGetOverrideSettings() {
	return [

		'wgEventLoggingStreamNames' => [
			'+enwiki' => [
				'mobile_link_taps',
			],
		],

		'wgEventLoggingServiceUri' => [
			'default' => 'https://intake-analytics.wikimedia.beta.wmflabs.org/v1/events?hasty=true',
		],

	];
}
