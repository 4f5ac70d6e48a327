import ScaffoldCore

/// Unit tests of settings.
enum SettingsTests {
    static func settings(_ page: SettingsPage) -> PluginTest {
        let plugin = page.plugin
        let name = plugin.ownFromOutside(SettingsFeature.className)
        let fields = page.settings.fields
        let sent = fields.map { (key: $0.name.text, value: $0.sample.sent) }
        let checks = fields.map { field in
            // What is wrong with an email address or a required text is reported, and the setting stays.
            let isReported = field.sample.kept == "''" && (field.kind == .email || field.isRequired)
            let kept = isReported ? field.start : field.sample.kept
            return "$this->assertSame( \(kept), $settings['\(field.name)'] );" as PHP
        }
        let body = PHP.joined(
            [
                plugin.testMethod(
                    "defaults_hold_until_something_is_saved", "Without the option the defaults hold.",
                    """
                    $this->assertSame( \(name)::defaults(), \(name)::all() );
                    $this->assertNull( \(name)::get( 'no such setting' ) );
                    """),
                plugin.testMethod(
                    "saved_settings_come_before_defaults", "What was saved is what is read.",
                    """
                    update_option( \(name)::OPTION, array( '\(fields[0].name)' => 'saved' ), false );

                    $this->assertSame( 'saved', \(name)::get( '\(fields[0].name)' ) );
                    """),
                plugin.testMethod(
                    "values_are_cleaned", "What is not allowed is changed, and what is unknown left out.",
                    """
                    $settings = ( new \(name)() )->sanitize(
                        \(PHP.array(sent + [(key: "no such setting", value: "1")]))
                    );

                    $this->assertSame( array_keys( \(name)::defaults() ), array_keys( $settings ) );
                    \(lines: checks)
                    """),
                plugin.testMethod(
                    "what_is_no_form_changes_nothing", "Anything but an array leaves the settings as they are.",
                    """
                    $this->assertSame( \(name)::defaults(), ( new \(name)() )->sanitize( 'text' ) );
                    """),
            ], separator: "\n\n")
        return PluginTest(subject: SettingsFeature.className, summary: "Tests the settings.", body: body)
    }
}
