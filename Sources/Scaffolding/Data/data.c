#include "scaffold_data.h"

// A file is embedded by three lines here and one in the table below.
// clang-format off
#define EMBEDDED(identifier) static const unsigned char identifier[] =

EMBEDDED(schemas_plugin) {
#embed "schemas/plugin.json"
};
EMBEDDED(schemas_block) {
#embed "schemas/block.json"
};
EMBEDDED(schemas_theme) {
#embed "schemas/theme.json"
};
EMBEDDED(schemas_field) {
#embed "schemas/field.json"
};
EMBEDDED(schemas_plugin_custom_post_type) {
#embed "schemas/plugin/custom_post_type.json"
};
EMBEDDED(schemas_plugin_rest_api) {
#embed "schemas/plugin/rest_api.json"
};
EMBEDDED(schemas_plugin_admin_interface) {
#embed "schemas/plugin/admin_interface.json"
};
EMBEDDED(schemas_plugin_settings) {
#embed "schemas/plugin/settings.json"
};
EMBEDDED(schemas_plugin_meta_boxes) {
#embed "schemas/plugin/meta_boxes.json"
};
EMBEDDED(schemas_plugin_shortcodes) {
#embed "schemas/plugin/shortcodes.json"
};
EMBEDDED(schemas_plugin_widgets) {
#embed "schemas/plugin/widgets.json"
};
EMBEDDED(schemas_plugin_blocks) {
#embed "schemas/plugin/blocks.json"
};
EMBEDDED(schemas_plugin_cron) {
#embed "schemas/plugin/cron.json"
};
EMBEDDED(schemas_plugin_ajax) {
#embed "schemas/plugin/ajax.json"
};
EMBEDDED(schemas_plugin_custom_table) {
#embed "schemas/plugin/custom_table.json"
};
EMBEDDED(schemas_plugin_wp_cli) {
#embed "schemas/plugin/wp_cli.json"
};
EMBEDDED(schemas_plugin_woocommerce) {
#embed "schemas/plugin/woocommerce.json"
};
EMBEDDED(schemas_plugin_email) {
#embed "schemas/plugin/email.json"
};
EMBEDDED(schemas_plugin_privacy) {
#embed "schemas/plugin/privacy.json"
};
EMBEDDED(schemas_plugin_roles) {
#embed "schemas/plugin/roles.json"
};
EMBEDDED(schemas_plugin_transients) {
#embed "schemas/plugin/transients.json"
};
EMBEDDED(schemas_plugin_dashboard_widget) {
#embed "schemas/plugin/dashboard_widget.json"
};

static const struct scaffold_data_file files[] = {
    {"schemas/plugin.json", schemas_plugin, sizeof schemas_plugin},
    {"schemas/block.json", schemas_block, sizeof schemas_block},
    {"schemas/theme.json", schemas_theme, sizeof schemas_theme},
    {"schemas/field.json", schemas_field, sizeof schemas_field},
    {"schemas/plugin/custom_post_type.json", schemas_plugin_custom_post_type, sizeof schemas_plugin_custom_post_type},
    {"schemas/plugin/rest_api.json", schemas_plugin_rest_api, sizeof schemas_plugin_rest_api},
    {"schemas/plugin/admin_interface.json", schemas_plugin_admin_interface, sizeof schemas_plugin_admin_interface},
    {"schemas/plugin/settings.json", schemas_plugin_settings, sizeof schemas_plugin_settings},
    {"schemas/plugin/meta_boxes.json", schemas_plugin_meta_boxes, sizeof schemas_plugin_meta_boxes},
    {"schemas/plugin/shortcodes.json", schemas_plugin_shortcodes, sizeof schemas_plugin_shortcodes},
    {"schemas/plugin/widgets.json", schemas_plugin_widgets, sizeof schemas_plugin_widgets},
    {"schemas/plugin/blocks.json", schemas_plugin_blocks, sizeof schemas_plugin_blocks},
    {"schemas/plugin/cron.json", schemas_plugin_cron, sizeof schemas_plugin_cron},
    {"schemas/plugin/ajax.json", schemas_plugin_ajax, sizeof schemas_plugin_ajax},
    {"schemas/plugin/custom_table.json", schemas_plugin_custom_table, sizeof schemas_plugin_custom_table},
    {"schemas/plugin/wp_cli.json", schemas_plugin_wp_cli, sizeof schemas_plugin_wp_cli},
    {"schemas/plugin/woocommerce.json", schemas_plugin_woocommerce, sizeof schemas_plugin_woocommerce},
    {"schemas/plugin/email.json", schemas_plugin_email, sizeof schemas_plugin_email},
    {"schemas/plugin/privacy.json", schemas_plugin_privacy, sizeof schemas_plugin_privacy},
    {"schemas/plugin/roles.json", schemas_plugin_roles, sizeof schemas_plugin_roles},
    {"schemas/plugin/transients.json", schemas_plugin_transients, sizeof schemas_plugin_transients},
    {"schemas/plugin/dashboard_widget.json", schemas_plugin_dashboard_widget, sizeof schemas_plugin_dashboard_widget},
};
// clang-format on

struct scaffold_data_file scaffold_data_at(size_t index) {
    static const unsigned char nothing[1];
    if (index < sizeof files / sizeof files[0]) {
        return files[index];
    }
    return (struct scaffold_data_file){"", nothing, 0};
}
