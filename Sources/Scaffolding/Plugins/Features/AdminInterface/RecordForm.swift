import ScaffoldCore

/// The class of the form in which a record is edited.
struct RecordForm {
    let screen: RecordScreen

    var definition: PluginClass {
        let record = screen.record
        let names = screen.names
        let controls = record.fields.map { FormControl(field: $0, names: names) }
        let posted = controls.map { ($0.field.name.text, $0.posted) }
        let body: PHP = """
            /**
             * Reads what was sent with the form.
             *
             * @return array<string,mixed>
             */
            public function posted() {
                check_admin_referer( '\(names.prefix)_save_\(record.singular)' );

                return \(PHP.array(posted));
            }

            /**
             * Prints the controls.
             *
             * @param array<string,mixed> $values Values by the names of fields.
             * @return void
             */
            public function render( array $values ) {
                ?>
                <table class="form-table" role="presentation">
                    \(lines: controls.map { $0.row("$values", in: screen.plugin) })
                </table>
                <?php
            }
            """
        return PluginClass(
            role: "admin_form", name: screen.form,
            summary: "The form in which \(record.noun.lowercasedPlural) are edited.",
            isService: false, body: body)
    }
}
