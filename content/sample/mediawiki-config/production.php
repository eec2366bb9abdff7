<?php

/**
 * Which event streams there are, and how each is produced, carried and stored.
 *
 * This is the sample: a made-up miniature in the form of the real file. Names and settings follow the public
 * configuration of Wikimedia's wikis, every comment was written for the sample, and task numbers begin at
 * T800000, where no tasks are.
 */

return [

// Laid under every entry of wgEventStreams: an entry says only what is different for its stream.
'wgEventStreamsDefaultSettings' => [
	'default' => [
		// One Kafka topic per data centre: these prefixes in front of the stream's name.
		'topic_prefixes' => [ 'eqiad.', 'codfw.' ],

		// A test event now and then, so that a stream on which nothing happens can be told from a broken one.
		'canary_events_enabled' => true,

		'producers' => [
			'eventgate' => [
				// Field of the event => header of the request that fills it, if the schema has the field.
				'enrich_fields_from_http_headers' => [
					'meta.request_id' => 'x-request-id',
					// The user agent says much about a person: a stream has to ask for it (T800455).
					'http.request_headers.user-agent' => false,
				],
			],
		],

		'consumers' => [
			// Kafka to HDFS.
			'analytics_hadoop_ingestion' => [
				'job_name' => 'event_default',
				'enabled' => true,
			],
			// HDFS to a Hive table.
			'analytics_hive_ingestion' => [
				'enabled' => true,
			],
		],
	],
	// What happens on a private wiki must not reach streams that the public can read.
	'+private' => [
		'producers' => [
			'mediawiki_eventbus' => [
				'enabled' => false,
			],
		],
	],
],

'wgEventStreams' => [
	'default' => [

		/*
		 * == Instrumentation from outside: eventgate-analytics-external ==
		 *
		 * === Streams of the older EventLogging system ===
		 * Their topics have no prefix, and their names keep the CamelCase of the old schemas.
		 */

		// How far editors get: from opening the editor to a saved change, step by step. Owned by the
		// Editing team. Read T800120 before you compare it with numbers from before 2022.
		'eventlogging_EditAttemptStep' => [
			'schema_title' => 'analytics/legacy/editattemptstep',
			'topic_prefixes' => null,
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'eventgate' => [
					'enrich_fields_from_http_headers' => [
						// Editors of some browsers fail more often; the user agent shows which (T800455).
						'http.request_headers.user-agent' => 'user-agent',
					],
				],
			],
			'consumers' => [
				'analytics_hadoop_ingestion' => [
					'job_name' => 'eventlogging_legacy',
					'enabled' => true,
				],
				'analytics_hive_ingestion' => [
					'enabled' => true,
					'spark_job_ingestion_scale' => 'medium',
				],
			],
		],
		// Does the reader find what was searched for? The follower is mediawiki.search_interaction.v1;
		// both run side by side until a year of the new one is there (T800610).
		'eventlogging_SearchSatisfaction' => [
			'schema_title' => 'analytics/legacy/searchsatisfaction',
			'topic_prefixes' => null,
			'destination_event_service' => 'eventgate-analytics-external',
			'consumers' => [
				'analytics_hadoop_ingestion' => [
					'job_name' => 'eventlogging_legacy',
					'enabled' => true,
				],
			],
		],
		// New accounts, counted on the server, so that browsers without scripts are in too.
		'eventlogging_ServerSideAccountCreation' => [
			'schema_title' => 'analytics/legacy/serversideaccountcreation',
			'topic_prefixes' => null,
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'mediawiki_eventbus' => [
					'event_service_name' => 'eventgate-analytics-external',
				],
			],
			'consumers' => [
				'analytics_hadoop_ingestion' => [
					'job_name' => 'eventlogging_legacy',
					'enabled' => true,
				],
				// Superseded by mediawiki.accountcreation.conversion; kept in Kafka for a dashboard (T800233).
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],

		/*
		 * === Streams of instruments on the web ===
		 */

		// T800201: use of the page's fixed parts. A reader can cause dozens of these events, so only one
		// session in five is in by default, and one in a hundred on English Wikipedia; see +enwiki below.
		'mediawiki.web_ui_actions' => [
			'schema_title' => 'analytics/mediawiki/web_ui_actions',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'eventgate' => [
					'enrich_fields_from_http_headers' => [
						'http.request_headers.user-agent' => 'user-agent',
					],
				],
				'metrics_platform_client' => [
					'provide_values' => [
						'mediawiki_database',
						'mediawiki_skin',
						'page_namespace_id',
						'performer_is_logged_in',
						'performer_session_id',
						'performer_edit_count_bucket',
					],
				],
			],
			'sample' => [
				'unit' => 'session',
				'rate' => 0.2,
			],
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => true,
					'spark_job_ingestion_scale' => 'large',
				],
			],
		],
		// T800611: what readers do with search results. Drawn by page view, because a session with many
		// searches would count too much otherwise.
		'mediawiki.search_interaction.v1' => [
			'schema_title' => 'analytics/mediawiki/search_interaction',
			'destination_event_service' => 'eventgate-analytics-external',
			'sample' => [
				'unit' => 'pageview',
				'rate' => 0.1,
			],
		],
		// T800530: saving articles to reading lists, on the web. Its phone counterparts are
		// android.reading_list_sync and ios.reading_list_sync.
		'mediawiki.product_metrics.reading_list' => [
			'schema_title' => 'analytics/product_metrics/web/base',
			'destination_event_service' => 'eventgate-analytics-external',
			'sample' => [
				'unit' => 'session',
				'rate' => 0.5,
			],
			'producers' => [
				'metrics_platform_client' => [
					'provide_values' => [
						'mediawiki_database',
						'mediawiki_skin',
						'page_id',
						'page_namespace_id',
						'performer_is_logged_in',
						// Needed to follow one list from its first article on.
						'performer_session_id',
						'performer_edit_count_bucket',
						'performer_session_id',
					],
				],
			],
		],
		// T800374: comments on talk pages, sent by PHP when the edit is saved.
		[
			'stream' => 'mediawiki.talk_page_edit',
			'schema_title' => 'analytics/mediawiki/talk_page_edit',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'mediawiki_eventbus' => [
					'event_service_name' => 'eventgate-analytics-external',
				],
			],
		],
		// T800233: steps from opening the form to a new account. Sent by PHP, so that it also counts
		// people whose browser runs no scripts.
		'mediawiki.accountcreation.conversion' => [
			'schema_title' => 'analytics/product_metrics/web/base',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'mediawiki_eventbus' => [
					'event_service_name' => 'eventgate-analytics-external',
				],
				'metrics_platform_client' => [
					'provide_values' => [
						'mediawiki_database',
						'performer_is_temp',
						'performer_language',
					],
				],
			],
		],
		// Sticky header experiment (T800288), ended in 2024. Rate 0 keeps the stream declared but silent
		// until the instrument is gone from the skin.
		'mediawiki.sticky_header_clicks' => [
			'schema_title' => 'analytics/mediawiki/web_ui_actions',
			'destination_event_service' => 'eventgate-analytics-external',
			'sample' => [
				'unit' => 'session',
				'rate' => 0,
			],
		],
		// T800702: offers of machine translation to readers. TODO: say which wikis take part.
		'mediawiki.product_metrics.translation_offers.experiments' => [
			'schema_title' => 'analytics/product_metrics/web/base',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'eventgate' => [
					'use_edge_uniques' => true,
				],
				'metrics_platform_client' => [
					'provide_values' => [
						'mediawiki_database',
						'mediawiki_site_content_language',
						'page_content_language',
						'page_namespace',
						'performer_language',
					],
				],
			],
		],

		/*
		 * === Streams that Test Kitchen manages ===
		 * Instruments and experiments that are set up in Test Kitchen share these. Their rates are set there.
		 */
		'product_metrics.web_base' => [
			'schema_title' => 'analytics/product_metrics/web/base',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'eventgate' => [
					'use_edge_uniques' => true,
				],
				'test_kitchen' => [
					'is_test_kitchen_stream' => true,
				],
			],
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => true,
					'spark_job_ingestion_scale' => 'large',
				],
			],
		],
		// The same with the address of the reader. Ask for a review of the data collection first (T800733).
		'product_metrics.web_base_with_ip' => [
			'schema_title' => 'analytics/product_metrics/web/base_with_ip',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'test_kitchen' => [
					'is_test_kitchen_stream' => true,
				],
			],
		],
		'product_metrics.app_base' => [
			'schema_title' => 'analytics/product_metrics/app/base',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'test_kitchen' => [
					'is_test_kitchen_stream' => true,
				],
			],
		],
		// T800741: who comes back within a month. A job of its own copies it into the data lake.
		'product_metrics.web_base.reader_retention' => [
			'schema_title' => 'analytics/product_metrics/web/base',
			'destination_event_service' => 'eventgate-analytics-external',
			'consumers' => [
				'analytics_hadoop_ingestion' => [
					'enabled' => false,
				],
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],

		/*
		 * === Streams of the apps ===
		 */

		// T800158: from the first start of the app to the first article that was read. Half of the new
		// installs are enough: the funnel has few steps.
		'android.install_funnel' => [
			'schema_title' => 'analytics/mobile_apps/install_funnel',
			'destination_event_service' => 'eventgate-analytics-external',
			'sample' => [
				'unit' => 'device',
				'rate' => 0.5,
			],
		],
		'ios.install_funnel' => [
			'schema_title' => 'analytics/mobile_apps/install_funnel',
			'destination_event_service' => 'eventgate-analytics-external',
			'sample' => [
				'unit' => 'device',
				'rate' => 1,
			],
		],
		// Reading lists that follow their owner from phone to phone (T800531).
		'android.reading_list_sync' => [
			'schema_title' => 'analytics/mobile_apps/app_interaction',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'eventgate' => [
					'enrich_fields_from_http_headers' => [
						'http.request_headers.user-agent' => 'user-agent',
					],
				],
			],
		],
		'ios.reading_list_sync' => [
			'schema_title' => 'analytics/mobile_apps/ios_reading_list_sync',
			'destination_event_service' => 'eventgate-analytics-external',
		],
		// The quiz on both phones; one stream, told apart by the platform field.
		'app_game_interaction' => [
			'schema_title' => 'analytics/mobile_apps/app_interaction',
			'destination_event_service' => 'eventgate-analytics-external',
		],

		/*
		 * === Streams of other programs that send over HTTP ===
		 */

		# The command line tool mwcli asks its user before it sends anything (T800390).
		'mwcli.command_execute' => [
			'schema_title' => 'analytics/mwcli/command_execute',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'eventgate' => [
					'enrich_fields_from_http_headers' => [
						'http.request_headers.user-agent' => 'user-agent',
					],
				],
			],
		],
		// T800342: how fast data centres answer, measured from browsers. A draft: its data may go any day.
		'network.probe.dev0' => [
			'schema_title' => 'development/network/probe',
			'destination_event_service' => 'eventgate-analytics-external',
			'producers' => [
				'eventgate' => [
					'enrich_fields_from_http_headers' => [
						'http.request_headers.x-geoip-country' => 'x-geoip-country',
						'http.request_headers.x-geoip-as-number' => 'x-geoip-as-number',
					],
				],
			],
		],

		/*
		 * == Errors from outside: eventgate-logging-external ==
		 * It reads this file only when it starts: ask for a restart after a change.
		 */

		// Errors of scripts in readers' browsers. They go to the logs, not to the data lake.
		'mediawiki.client.error' => [
			'schema_title' => 'mediawiki/client/error',
			'destination_event_service' => 'eventgate-logging-external',
			'consumers' => [
				'analytics_hadoop_ingestion' => [
					'enabled' => false,
				],
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],

		/*
		 * == Large streams from inside: eventgate-analytics ==
		 */

		// Every request to the search cluster. High volume: join it with search_interaction by search_token
		// (T800612).
		'mediawiki.cirrussearch-request' => [
			'schema_title' => 'mediawiki/cirrussearch/request',
			'destination_event_service' => 'eventgate-analytics',
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => true,
					'spark_job_ingestion_scale' => 'large',
				],
			],
		],
		// T800719: one summary per page of the references on it, made once a month.
		'analytics.reference_summary' => [
			'schema_title' => 'analytics/mediawiki/reference_summary',
			'destination_event_service' => 'eventgate-analytics',
			'canary_events_enabled' => false,
		],

		/*
		 * == Events of record: eventgate-main ==
		 * It reads this file only when it starts: ask for a restart after a change.
		 */

		// Each kind of job has a stream of its own, so the name is a pattern. Parameters differ from job to
		// job; nobody analyses them in the data lake.
		'/^mediawiki\\.job\\..+/' => [
			'schema_title' => 'mediawiki/job',
			'destination_event_service' => 'eventgate-main',
			'canary_events_enabled' => false,
			'consumers' => [
				'analytics_hadoop_ingestion' => [
					'enabled' => false,
				],
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],
		// T800077: every change of every page's state. The stream to begin with.
		'mediawiki.page_change.v1' => [
			'schema_title' => 'mediawiki/page/change',
			'destination_event_service' => 'eventgate-main',
			// All changes of a page get the same key, so they stay in order.
			'message_key_fields' => [
				'wiki_id' => 'wiki_id',
				'page_id' => 'page.page_id',
			],
		],
		// The same of private wikis, in a stream that nobody outside can read (T800346).
		'mediawiki.page_change.private.v1' => [
			'schema_title' => 'mediawiki/page/change',
			'destination_event_service' => 'eventgate-main',
			'message_key_fields' => [
				'wiki_id' => 'wiki_id',
				'page_id' => 'page.page_id',
			],
			'producers' => [
				'mediawiki_eventbus' => [
					'enabled' => false,
				],
			],
		],
		// Older than page_change and still read by many bots; see T800077 for how to move over.
		'mediawiki.recentchange' => [
			'schema_title' => 'mediawiki/recentchange',
			'destination_event_service' => 'eventgate-main',
			'canary_events_enabled' => false,
			'consumers' => [
				// Fields of several types at once do not fit a table.
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],
		'mediawiki.revision-tags-change' => [
			'schema_title' => 'mediawiki/revision/tags-change',
			'destination_event_service' => 'eventgate-main',
		],
		// T800613: pages whose search document has to be made again, although nobody edited them.
		'mediawiki.cirrussearch.page_rerender.v1' => [
			'schema_title' => 'mediawiki/cirrussearch/page_rerender',
			'destination_event_service' => 'eventgate-main',
			'message_key_fields' => [
				'wiki_id' => 'wiki_id',
				'page_id' => 'page_id',
			],
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => true,
					'spark_job_ingestion_scale' => 'medium',
				],
			],
		],
		'mediawiki.cirrussearch.page_rerender.private.v1' => [
			'schema_title' => 'mediawiki/cirrussearch/page_rerender',
			'destination_event_service' => 'eventgate-main',
			'message_key_fields' => [
				'wiki_id' => 'wiki_id',
				'page_id' => 'page_id',
			],
			'producers' => [
				'mediawiki_eventbus' => [
					'enabled' => false,
				],
			],
		],
		// T800820: accounts that were made, renamed or blocked. A draft until its fields are settled.
		'mediawiki.user_change.dev0' => [
			'schema_title' => 'development/mediawiki/user_change',
			'destination_event_service' => 'eventgate-main',
		],
		// One stream per container of the media store (T800264).
		'/^swift\.(.+\.)?upload-complete$/' => [
			'schema_title' => 'swift/upload/complete',
			'destination_event_service' => 'eventgate-main',
			'canary_events_enabled' => false,
		],

		/*
		 * == Streams that stream processors write straight to Kafka ==
		 * No event service stands between, so there is no destination_event_service.
		 */

		// page_change with the text of the revision in it (T800408). The job's own errors go to
		// page_content_change.error.
		'mediawiki.page_content_change.v1' => [
			'schema_title' => 'mediawiki/page/change',
			'canary_events_enabled' => false,
			'message_key_fields' => [
				'wiki_id' => 'wiki_id',
				'page_id' => 'page.page_id',
			],
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => true,
					'spark_job_ingestion_scale' => 'large',
				],
			],
		],
		'page_content_change.error' => [
			'schema_title' => 'error',
			'canary_events_enabled' => false,
		],
		// T800861: the same as HTML. rc0 becomes v1 when two weeks have passed without a repair.
		'mediawiki.page_html_content_change.rc0' => [
			'schema_title' => 'mediawiki/page/change',
			'canary_events_enabled' => false,
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],
		// Changes of Wikidata's graph, as the query service applies them. v2 is the second generation of
		// the stream, not version 2 of a schema (T800500).
		'rdf-streaming-updater.mutation.v2' => [
			'schema_title' => 'rdf_streaming_updater/mutation',
			'canary_events_enabled' => false,
			// The updater runs once per data centre and both write everything, so one topic is the whole stream.
			'topics' => [ 'eqiad.rdf-streaming-updater.mutation' ],
		],
		'rdf-streaming-updater.mutation-scholarly.v2' => [
			'schema_title' => 'rdf_streaming_updater/mutation',
			'canary_events_enabled' => false,
			'topics' => [ 'eqiad.rdf-streaming-updater.mutation-scholarly' ],
		],
		// T800877: pages that are read much more than usual. Comes out of Kafka, not out of an event service.
		'webrequest.page_trending.dev0' => [
			'schema_title' => 'development/page_trending',
			'topic_prefixes' => null,
		],

		/*
		 * == Streams that the event services need for themselves ==
		 */

		// A service is ready when it takes an event for its own test stream.
		'eventgate-analytics-external.test.event' => [
			'schema_title' => 'test/event',
			'destination_event_service' => 'eventgate-analytics-external',
		],
		'eventgate-main.test.event' => [
			'schema_title' => 'test/event',
			'destination_event_service' => 'eventgate-main',
		],
		'eventgate-logging-external.test.event' => [
			'schema_title' => 'test/event',
			'destination_event_service' => 'eventgate-logging-external',
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],
		// Events that a service refused, with the reason. Look here when yours do not arrive.
		'eventgate-analytics-external.error.validation' => [
			'schema_title' => 'error',
			'destination_event_service' => 'eventgate-analytics-external',
		],
		'eventgate-main.error.validation' => [
			'schema_title' => 'error',
			'destination_event_service' => 'eventgate-main',
		],
		'eventgate-logging-external.error.validation' => [
			'schema_title' => 'error',
			'destination_event_service' => 'eventgate-logging-external',
			'canary_events_enabled' => false,
			'consumers' => [
				'analytics_hive_ingestion' => [
					'enabled' => false,
				],
			],
		],
	],

	// The office wiki is the staff's own; how they click is nobody's business.
	'+officewiki' => [
		'mediawiki.web_ui_actions' => [
			'sample' => [
				'rate' => 0,
			],
		],
	],
	// Jobs have to run on private wikis too, and their pages change; everything else stays off (T800346).
	'+private' => [
		'/^mediawiki\\.job\\..+/' => [
			'producers' => [
				'mediawiki_eventbus' => [
					'enabled' => true,
				],
			],
		],
		'mediawiki.page_change.private.v1' => [
			'producers' => [
				'mediawiki_eventbus' => [
					'enabled' => true,
				],
			],
		],
		'mediawiki.cirrussearch.page_rerender.private.v1' => [
			'producers' => [
				'mediawiki_eventbus' => [
					'enabled' => true,
				],
			],
		],
	],
	// Everybody is in on Test Wikipedia, so that a change of an instrument can be seen at once.
	'+testwiki' => [
		'mediawiki.web_ui_actions' => [
			'sample' => [
				'rate' => 1,
			],
		],
		'mediawiki.search_interaction.v1' => [
			'sample' => [
				'rate' => 1,
			],
		],
	],
	// A fifth of the largest wiki would be more than the analysis needs (T800201).
	'+enwiki' => [
		'mediawiki.web_ui_actions' => [
			'sample' => [
				'rate' => 0.01,
			],
		],
	],
],

];
