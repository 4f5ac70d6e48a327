import ScaffoldCore

/// What the plugin does at intervals, through WordPress's own schedule.
struct CronFeature: PluginFeature {
    static let name = "cron"
    static let synonyms = ["cron_job", "cron_jobs", "wp_cron", "scheduled_tasks", "scheduled_events", "scheduler"]
    static let subjects = ["cron_events"]

    let events: [CronEvent]

    init(_ spec: PluginSpec) throws(SpecError) {
        var events = try CronEvent.list(spec)
        if events.isEmpty {
            events = [
                CronEvent(
                    name: Identifier(words: ["daily", "maintenance"]), description: "Daily maintenance",
                    interval: .named("daily"), path: "cron_events")
            ]
        }
        self.events = events
    }

    private static let className = Identifier(words: ["Cron"])

    func add(to plugin: inout PluginParts) throws(SpecError) {
        let names = plugin.names
        var runs: [PHP] = []
        for event in events { runs.append(try run(event, plugin)) }
        plugin.add(
            PluginClass(
                role: "cron", name: Self.className, summary: "Does what is to be done at intervals.",
                body: PHP.joined(
                    [constants(plugin)] + [registration(plugin), scheduling(plugin)] + runs + [locking(plugin)],
                    separator: "\n\n")))
        plugin.activation.append("\(plugin.own(Self.className))::schedule();")
        plugin.deactivation.append("\(plugin.own(Self.className))::unschedule();")
        for event in events {
            plugin.uninstall.append("wp_clear_scheduled_hook( '\(hook(event, names))' );")
            plugin.uninstall.append("delete_option( '\(names.prefix)_lock_\(event.name)' );")
            plugin.highlights.append("Runs on its own at intervals: \(Sentence.of(event.description))")
        }
    }

    private func hook(_ event: CronEvent, _ names: PluginNames) -> Identifier {
        Identifier(names.prefix, Identifier(words: ["cron"]), event.name)
    }

    private func constants(_ plugin: PluginParts) -> PHP {
        let rows = events.map { event -> (key: String, value: PHP) in
            (hook(event, plugin.names).text, "\(string: event.schedule(plugin.names))")
        }
        return """
            /**
             * The schedule of each event.
             */
            const EVENTS = \(PHP.array(rows));

            /**
             * Seconds after which a run is taken to have died.
             */
            const LONGEST = 15 * MINUTE_IN_SECONDS;
            """
    }

    /// The intervals that WordPress does not have, each once.
    private var ownMinutes: [Int] {
        var all: [Int] = []
        for case .minutes(let minutes) in events.map(\.interval) where !all.contains(minutes) { all.append(minutes) }
        return all
    }

    private func registration(_ plugin: PluginParts) -> PHP {
        let actions = events.map { event in
            "add_action( '\(hook(event, plugin.names))', array( $this, 'run_\(event.name)' ) );" as PHP
        }
        let filter: PHP =
            ownMinutes.isEmpty ? "" : "add_filter( 'cron_schedules', array( __CLASS__, 'add_schedules' ) );"
        return """
            /**
             * Adds the events' callbacks, and the events themselves on sites that joined a network later.
             *
             * @return void
             */
            public function register() {
                \(filter)
                add_action( 'admin_init', array( __CLASS__, 'schedule' ) );
                \(lines: actions)
            }
            """
    }

    private func scheduling(_ plugin: PluginParts) -> PHP {
        let names = plugin.names
        let rows = ownMinutes.map { minutes -> PHP in
            """
            $schedules['\(names.prefix)_every_\(minutes)_minutes'] = array(
                'interval' => \(minutes) * MINUTE_IN_SECONDS,
                'display'  => \(translated: "Every \(minutes) minutes", plugin.domain),
            );
            """
        }
        let adding: PHP =
            rows.isEmpty
            ? ""
            : """
            /**
             * Adds intervals that WordPress does not have.
             *
             * @param array<string,array{interval: int, display: string}> $schedules Intervals.
             * @return array<string,array{interval: int, display: string}>
             */
            public static function add_schedules( $schedules ) {
                \(lines: rows)

                return $schedules;
            }
            """
        let filter: PHP = rows.isEmpty ? "" : "add_filter( 'cron_schedules', array( __CLASS__, 'add_schedules' ) );"
        let own: PHP = """
            /**
             * Schedules the events that are not scheduled yet.
             *
             * @return void
             */
            public static function schedule() {
                \(filter)
                foreach ( self::EVENTS as $hook => $schedule ) {
                    if ( ! wp_next_scheduled( $hook ) ) {
                        wp_schedule_event( time() + MINUTE_IN_SECONDS, $schedule, $hook );
                    }
                }
            }

            /**
             * Takes the events off the schedule.
             *
             * @return void
             */
            public static function unschedule() {
                foreach ( array_keys( self::EVENTS ) as $hook ) {
                    wp_clear_scheduled_hook( $hook );
                }
            }
            """
        return "\(paragraphs: [adding, own])"
    }

    private func run(_ event: CronEvent, _ plugin: PluginParts) throws(SpecError) -> PHP {
        var task: PHP = ""
        if let days = event.keepDays {
            let tables = plugin.records.filter(\.isTable)
            let found = tables.indices.first { event.isAbout(tables[$0], isFirst: $0 == 0) }
            guard let record = found.map({ tables[$0] }) else {
                throw SpecError("\(event.path).table", "names no table of the plugin, which keep_days needs")
            }
            task = "( new \(plugin.own(record.repository))() )->delete_older_than( \(days) );"
        }
        let action: PHP = """
            /**
             * Fires at each run. What takes longer than a few seconds is better split.
             */
            do_action( '\(plugin.names.prefix)_\(event.name)' );
            """
        return """
            /**
             * \(comment: Sentence.of(event.description))
             *
             * @return void
             */
            public function run_\(event.name)() {
                if ( ! $this->lock( '\(event.name)' ) ) {
                    return;
                }

                try {
                    \(paragraphs: [task, action])
                } finally {
                    $this->unlock( '\(event.name)' );
                }
            }
            """
    }

    private func locking(_ plugin: PluginParts) -> PHP {
        """
        /**
         * Makes sure that an event runs once at a time: of two that ask at once, the database lets one in.
         *
         * @param string $name Name of the event.
         * @return bool Whether the caller may run.
         */
        private function lock( $name ) {
            global $wpdb;

            $option = '\(plugin.names.prefix)_lock_' . $name;
            $now    = time();

            // phpcs:disable WordPress.DB.DirectDatabaseQuery -- add_option() is not atomic.
            $is_in = $wpdb->query( $wpdb->prepare( "INSERT IGNORE INTO {$wpdb->options} ( option_name, option_value, autoload ) VALUES ( %s, %s, 'no' )", $option, (string) $now ) );
            if ( ! $is_in ) {
                $is_in = $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->options} SET option_value = %s WHERE option_name = %s AND CAST( option_value AS UNSIGNED ) < %d", (string) $now, $option, $now - self::LONGEST ) );
            }
            // phpcs:enable

            return (bool) $is_in;
        }

        /**
         * Lets the next run in.
         *
         * @param string $name Name of the event.
         * @return void
         */
        private function unlock( $name ) {
            delete_option( '\(plugin.names.prefix)_lock_' . $name );
        }
        """
    }
}
