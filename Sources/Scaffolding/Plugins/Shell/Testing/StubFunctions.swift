import JSON
import ScaffoldCore

/// Functions of WordPress as a plugin's unit tests have them: the few that must answer something, in their own words. All
/// others that the plugin calls note that they were called.
enum StubFunctions {
    typealias Stub = (name: String, parameters: PHP, body: PHP)

    /// `state` is the class that holds what the stubs remember.
    static func answering(_ state: Identifier) -> [Stub] {
        texts + escaping + cleaning + data(state) + rest
    }

    private static let texts: [Stub] = [
        ("__", "$text, $domain = 'default'", "return $text;"),
        ("_x", "$text, $context, $domain = 'default'", "return $text;"),
        (
            "_n", "$single, $plural, $number, $domain = 'default'",
            "return 1 === (int) $number ? $single : $plural;"
        ),
        ("_e", "$text, $domain = 'default'", "echo $text;"),
        ("esc_html_x", "$text, $context, $domain = 'default'", "return esc_html( $text );"),
        ("esc_html__", "$text, $domain = 'default'", "return esc_html( $text );"),
        ("esc_html_e", "$text, $domain = 'default'", "echo esc_html( $text );"),
        ("esc_attr__", "$text, $domain = 'default'", "return esc_attr( $text );"),
        ("esc_attr_e", "$text, $domain = 'default'", "echo esc_attr( $text );"),
    ]

    private static let escaping: [Stub] = [
        ("esc_html", "$text", "return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8', false );"),
        ("esc_attr", "$text", "return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8', false );"),
        ("esc_textarea", "$text", "return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8' );"),
        ("esc_url", "$url", "return htmlspecialchars( sanitize_url( $url ), ENT_QUOTES, 'UTF-8', false );"),
        ("antispambot", "$email", "return $email;"),
        ("safecss_filter_attr", "$css", "return $css;"),
        ("number_format_i18n", "$number, $decimals = 0", "return number_format( (float) $number, $decimals );"),
        ("date_i18n", "$format, $timestamp = 0", "return gmdate( 'Y-m-d', $timestamp );"),
        ("checked", "$checked, $current = true", "echo $checked === $current ? ' checked' : '';"),
        ("selected", "$selected, $current = true", "echo $selected === $current ? ' selected' : '';"),
        ("wp_get_attachment_image", "$id", "return $id > 0 ? '<img src=\"' . (int) $id . '.png\" alt=\"\" />' : '';"),
    ]

    private static let cleaning: [Stub] = [
        ("absint", "$value", "return abs( (int) $value );"),
        ("sanitize_text_field", "$text", "return is_scalar( $text ) ? trim( wp_strip_all_tags( $text ) ) : '';"),
        ("sanitize_textarea_field", "$text", "return is_scalar( $text ) ? trim( wp_strip_all_tags( $text ) ) : '';"),
        ("wp_strip_all_tags", "$text", "return preg_replace( '/<[^>]*>/', '', (string) $text );"),
        ("wp_kses_post", "$text", "return preg_replace( '/<\\\\/?script[^>]*>/i', '', (string) $text );"),
        ("sanitize_key", "$key", "return preg_replace( '/[^a-z0-9_\\\\-]/', '', strtolower( (string) $key ) );"),
        ("sanitize_title", "$title", "return sanitize_key( str_replace( ' ', '-', $title ) );"),
        ("sanitize_email", "$email", "return filter_var( $email, FILTER_VALIDATE_EMAIL ) ? $email : '';"),
        ("is_email", "$email", "return filter_var( $email, FILTER_VALIDATE_EMAIL );"),
        ("sanitize_url", "$url", "return preg_match( '/^(https?:\\\\/\\\\/|mailto:)/', (string) $url ) ? $url : '';"),
        ("esc_url_raw", "$url", "return sanitize_url( $url );"),
        (
            "sanitize_hex_color", "$color",
            "return preg_match( '/^#([0-9a-f]{3}){1,2}$/i', (string) $color ) ? $color : null;"
        ),
        (
            "rest_sanitize_boolean", "$value",
            "return is_string( $value ) ? ! in_array( strtolower( $value ), array( 'false', '0', '' ), true ) : (bool) $value;"
        ),
        ("wp_unslash", "$value", "return is_string( $value ) ? stripslashes( $value ) : $value;"),
        ("wp_slash", "$value", "return is_string( $value ) ? addslashes( $value ) : $value;"),
        (
            "shortcode_atts", "$pairs, $atts, $shortcode = ''",
            "return array_merge( $pairs, array_intersect_key( (array) $atts, $pairs ) );"
        ),
        ("wp_parse_args", "$args, $defaults = array()", "return array_merge( $defaults, (array) $args );"),
        ("wp_list_pluck", "$list, $field", "return array_column( $list, $field );"),
        ("wp_json_encode", "$data, $flags = 0", "return json_encode( $data, $flags );"),
    ]

    private static func data(_ state: Identifier) -> [Stub] {
        [
            ("current_user_can", "$capability", "return \(state)::$is_allowed;"),
            ("wp_verify_nonce", "$nonce, $action = -1", "return $nonce === md5( (string) $action ) ? 1 : false;"),
            ("wp_create_nonce", "$action = -1", "return md5( (string) $action );"),
            (
                "get_option", "$name, $default_value = false",
                "return array_key_exists( $name, \(state)::$options ) ? \(state)::$options[ $name ] : $default_value;"
            ),
            ("update_option", "$name, $value, $autoload = null", "\(state)::$options[ $name ] = $value;\nreturn true;"),
            ("delete_option", "$name", "unset( \(state)::$options[ $name ] );\nreturn true;"),
            (
                "get_post_meta", "$post_id, $key = '', $single = false",
                "return isset( \(state)::$meta[ $post_id ][ $key ] ) ? \(state)::$meta[ $post_id ][ $key ] : '';"
            ),
            (
                "update_post_meta", "$post_id, $key, $value",
                "\(state)::$meta[ $post_id ][ $key ] = wp_unslash( $value );\nreturn true;"
            ),
            ("wp_is_post_autosave", "$post", "return false;"), ("wp_is_post_revision", "$post", "return false;"),
            ("is_admin", "", "return false;"), ("is_multisite", "", "return false;"),
            ("plugin_dir_path", "$file", "return dirname( $file ) . '/';"),
            (
                "plugin_dir_url", "$file",
                "return 'https://example.org/wp-content/plugins/' . basename( dirname( $file ) ) . '/';"
            ),
            ("plugin_basename", "$file", "return basename( dirname( $file ) ) . '/' . basename( $file );"),
            ("admin_url", "$path = ''", "return 'https://example.org/wp-admin/' . $path;"),
            ("home_url", "$path = ''", "return 'https://example.org' . $path;"),
            ("rest_url", "$path = ''", "return 'https://example.org/wp-json/' . $path;"),
            ("get_permalink", "$post = 0", "return 'https://example.org/?p=' . $post->ID;"),
            ("get_the_title", "$post = 0", "return $post->post_title;"),
            ("get_current_screen", "", "return null;"), ("get_settings_errors", "$setting = ''", "return array();"),
            ("apply_filters", "$hook, $value", "return $value;"),
            ("add_filter", "$hook, $callback", "return add_action( $hook, $callback );"),
            ("add_action", "$hook, $callback", "\(state)::$hooks[ $hook ][] = $callback;\nreturn true;"),
        ]
    }

    private static let rest: [Stub] = [
        ("is_wp_error", "$value", "return $value instanceof WP_Error;"),
        ("rest_authorization_required_code", "", "return 403;"),
        ("rest_ensure_response", "$response", "return $response;"),
    ]

    /// Constants of WordPress.
    static let constants: [(name: String, value: JSONValue)] = [
        ("MINUTE_IN_SECONDS", .integer(60)), ("HOUR_IN_SECONDS", .integer(3_600)), ("DAY_IN_SECONDS", .integer(86_400)),
        ("WEEK_IN_SECONDS", .integer(604_800)), ("MONTH_IN_SECONDS", .integer(2_592_000)),
        ("YEAR_IN_SECONDS", .integer(31_536_000)), ("ARRAY_A", .string("ARRAY_A")), ("ARRAY_N", .string("ARRAY_N")),
    ]

    /// Functions of PHP that generated code calls: they are there without WordPress.
    static func isOfPHP(_ name: String) -> Bool {
        let families = ["array_", "str_", "preg_", "ctype_", "mb_", "json_", "spl_", "func_"]
        return ownFamilies.allSatisfy { !name.hasPrefix($0) } && families.contains(where: name.hasPrefix)
            || ofPHP.contains(name)
    }

    private static let ownFamilies = ["array_wp"]

    private static let ofPHP = Set(
        """
        abs addslashes array basename call_user_func ceil chr class_exists compact constant count date define defined \
        dirname echo empty end exit explode extension_loaded fclose feof fgetcsv filter_var floatval floor fopen fputcsv \
        fseek function_exists gettype gmdate hash header htmlspecialchars if implode in_array intdiv intval is_array \
        is_bool is_callable is_dir is_file is_float is_int is_numeric is_object is_readable is_scalar is_string \
        is_writable isset iterator_to_array join key key_exists ksort list ltrim max md5 method_exists microtime min \
        mktime mt_rand next nl2br number_format ob_end_clean ob_get_clean ob_start ord parse_str parse_url printf \
        property_exists range rawurlencode reset rewind round rsort rtrim settype sleep sort sprintf stream_get_contents \
        strcasecmp strcmp stripslashes strlen strncmp strpos strrev strrpos strstr strtolower strtotime strtoupper strtr \
        substr substr_count time trim uasort ucfirst ucwords uksort uniqid unlink unset usort var_export version_compare \
        vsprintf while foreach for switch match return require require_once include include_once catch elseif and or not \
        fn function static self parent new clone print die urlencode urldecode usleep is_null fwrite file_exists \
        current each strcspn strncasecmp strval boolval random_int crc32 serialize unserialize is_resource is_iterable \
        iterator_count set_error_handler restore_error_handler trigger_error error_log memory_get_usage fputs flush \
        ignore_user_abort
        """.split(separator: " ").map(String.init))
}
