<?php

/**
 * What is different on the beta wikis (sample, see production.php).
 *
 * A key here, such as 'default' or '+enwiki', replaces the key of the same name in production before the groups
 * of a wiki are merged. A minus sign in front of a setting's name throws all of production's keys away.
 */

/**
 * Settings of the beta wikis.
 *
 * @return array
 */
function wmfGetOverrideSettings() {
	return [

		'-wgServer' => [
			'default' => 'https://$lang.wikipedia.beta.wmcloud.org',
			'metawiki' => 'https://meta.wikimedia.beta.wmcloud.org',
		],

		// Settings that have nothing to do with events stand in this file too, and some are computed.
		'wgParserCacheExpireTime' => [
			'default' => 2 * 60 * 60,
		],
		'wgContentNamespaces' => [
			'default' => [ NS_MAIN, NS_PROJECT ],
		],
		'wgLinksMigrationStage' => [
			'default' => MIGRATION_NEW,
		],
		'wgDebugLogFile' => [
			'default' => getenv( 'DEBUG_LOG' ) ?: '/var/log/beta-debug.log',
		],

		'wgEventStreamsDefaultSettings' => [
			// Replaces the default of production as a whole: no canary events and no consumers on beta.
			'default' => [
				// There is one data centre only.
				'topic_prefixes' => [ 'eqiad.' ],
				'producers' => [
					'eventgate' => [
						'enrich_fields_from_http_headers' => [
							'meta.request_id' => 'x-request-id',
							'http.request_headers.user-agent' => 'user-agent',
						],
					],
				],
			],
		],

		'wgEventStreams' => [
			'+metawiki' => [
				// T800455: try what happens without the user agent.
				'eventlogging_EditAttemptStep' => [
					'producers' => [
						'eventgate' => [
							'enrich_fields_from_http_headers' => [
								'http.request_headers.user-agent' => false,
							],
						],
					],
				],
			],
			'+enwiki' => [
				// Every session, so that an instrument can be tried without luck.
				'mediawiki.web_ui_actions' => [
					'sample' => [
						'unit' => 'session',
						'rate' => 1,
					],
				],
				'mediawiki.product_metrics.reading_list' => [
					'sample' => [
						'unit' => 'session',
						'rate' => 1,
					],
				],
				// T800905: taps on links in the mobile skin, a try that is on beta only.
				'mobile_link_taps' => [
					'schema_title' => '/analytics/mediawiki/web_ui_actions',
					'destination_event_service' => 'eventgate-analytics-external',
					'producers' => [
						'metrics_platform_client' => [
							// The names of actions that go to this stream.
							'events' => [
								'mobile.link.tap',
							],
						],
					],
				],
			],
		],

	];
}
