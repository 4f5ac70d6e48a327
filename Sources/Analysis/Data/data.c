#include "analysis_data.h"

// A file is embedded by three lines here and one in the table below.
// clang-format off
#define EMBEDDED(identifier) static const unsigned char identifier[] =

EMBEDDED(rules_output) {
#embed "rules/output.md"
};
EMBEDDED(rules_sql) {
#embed "rules/sql.md"
};
EMBEDDED(rules_injection) {
#embed "rules/injection.md"
};
EMBEDDED(rules_files) {
#embed "rules/files.md"
};
EMBEDDED(rules_access) {
#embed "rules/access.md"
};
EMBEDDED(rules_requests) {
#embed "rules/requests.md"
};
EMBEDDED(rules_crypto) {
#embed "rules/crypto.md"
};
EMBEDDED(rules_performance) {
#embed "rules/performance.md"
};
EMBEDDED(rules_i18n) {
#embed "rules/i18n.md"
};
EMBEDDED(rules_wordpress) {
#embed "rules/wordpress.md"
};
EMBEDDED(rules_php) {
#embed "rules/php.md"
};
EMBEDDED(rules_compatibility) {
#embed "rules/compatibility.md"
};
EMBEDDED(rules_blocks) {
#embed "rules/blocks.md"
};
EMBEDDED(rules_javascript) {
#embed "rules/javascript.md"
};
EMBEDDED(rules_themes) {
#embed "rules/themes.md"
};
EMBEDDED(rules_headers) {
#embed "rules/headers.md"
};
EMBEDDED(facts_sources) {
#embed "facts/sources.txt"
};
EMBEDDED(facts_sanitizers) {
#embed "facts/sanitizers.txt"
};
EMBEDDED(facts_sinks) {
#embed "facts/sinks.txt"
};
EMBEDDED(facts_propagation) {
#embed "facts/propagation.txt"
};
EMBEDDED(facts_guards) {
#embed "facts/guards.txt"
};
EMBEDDED(facts_entries) {
#embed "facts/entries.txt"
};
EMBEDDED(facts_actions) {
#embed "facts/actions.txt"
};
EMBEDDED(facts_functions) {
#embed "facts/functions.txt"
};
EMBEDDED(facts_classes) {
#embed "facts/classes.txt"
};
EMBEDDED(facts_hooks) {
#embed "facts/hooks.txt"
};
EMBEDDED(facts_php_functions) {
#embed "facts/php-functions.txt"
};
EMBEDDED(facts_php_versions) {
#embed "facts/php-versions.txt"
};
EMBEDDED(facts_blocks) {
#embed "facts/blocks.txt"
};
EMBEDDED(facts_javascript_packages) {
#embed "facts/javascript-packages.txt"
};
EMBEDDED(rules_suppression) {
#embed "rules/suppression.md"
};
EMBEDDED(facts_discouraged) {
#embed "facts/discouraged.txt"
};
EMBEDDED(facts_capabilities) {
#embed "facts/capabilities.txt"
};
EMBEDDED(facts_markup) {
#embed "facts/markup.txt"
};
EMBEDDED(facts_suppressions) {
#embed "facts/suppressions.txt"
};
EMBEDDED(facts_headers) {
#embed "facts/headers.txt"
};
EMBEDDED(facts_themes) {
#embed "facts/themes.txt"
};
EMBEDDED(report_css) {
#embed "report/report.css"
};
EMBEDDED(report_js) {
#embed "report/report.js"
};

static const struct analysis_data_file files[] = {
    {"rules/output.md", rules_output, sizeof rules_output},
    {"rules/sql.md", rules_sql, sizeof rules_sql},
    {"rules/injection.md", rules_injection, sizeof rules_injection},
    {"rules/files.md", rules_files, sizeof rules_files},
    {"rules/access.md", rules_access, sizeof rules_access},
    {"rules/requests.md", rules_requests, sizeof rules_requests},
    {"rules/crypto.md", rules_crypto, sizeof rules_crypto},
    {"rules/performance.md", rules_performance, sizeof rules_performance},
    {"rules/i18n.md", rules_i18n, sizeof rules_i18n},
    {"rules/wordpress.md", rules_wordpress, sizeof rules_wordpress},
    {"rules/php.md", rules_php, sizeof rules_php},
    {"rules/compatibility.md", rules_compatibility, sizeof rules_compatibility},
    {"rules/blocks.md", rules_blocks, sizeof rules_blocks},
    {"rules/javascript.md", rules_javascript, sizeof rules_javascript},
    {"rules/themes.md", rules_themes, sizeof rules_themes},
    {"rules/headers.md", rules_headers, sizeof rules_headers},
    {"facts/sources.txt", facts_sources, sizeof facts_sources},
    {"facts/sanitizers.txt", facts_sanitizers, sizeof facts_sanitizers},
    {"facts/sinks.txt", facts_sinks, sizeof facts_sinks},
    {"facts/propagation.txt", facts_propagation, sizeof facts_propagation},
    {"facts/guards.txt", facts_guards, sizeof facts_guards},
    {"facts/entries.txt", facts_entries, sizeof facts_entries},
    {"facts/actions.txt", facts_actions, sizeof facts_actions},
    {"facts/functions.txt", facts_functions, sizeof facts_functions},
    {"facts/classes.txt", facts_classes, sizeof facts_classes},
    {"facts/hooks.txt", facts_hooks, sizeof facts_hooks},
    {"facts/php-functions.txt", facts_php_functions, sizeof facts_php_functions},
    {"facts/php-versions.txt", facts_php_versions, sizeof facts_php_versions},
    {"facts/blocks.txt", facts_blocks, sizeof facts_blocks},
    {"facts/javascript-packages.txt", facts_javascript_packages, sizeof facts_javascript_packages},
    {"rules/suppression.md", rules_suppression, sizeof rules_suppression},
    {"facts/discouraged.txt", facts_discouraged, sizeof facts_discouraged},
    {"facts/capabilities.txt", facts_capabilities, sizeof facts_capabilities},
    {"facts/markup.txt", facts_markup, sizeof facts_markup},
    {"facts/suppressions.txt", facts_suppressions, sizeof facts_suppressions},
    {"facts/headers.txt", facts_headers, sizeof facts_headers},
    {"facts/themes.txt", facts_themes, sizeof facts_themes},
    {"report/report.css", report_css, sizeof report_css},
    {"report/report.js", report_js, sizeof report_js},
};
// clang-format on

struct analysis_data_file analysis_data_at(size_t index) {
    static const unsigned char nothing[1];
    if (index < sizeof files / sizeof files[0]) {
        return files[index];
    }
    return (struct analysis_data_file){"", nothing, 0};
}
