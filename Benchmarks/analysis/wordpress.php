<?php

/**
 * Runs labelled cases with attacks in the request, on WordPress' own formatting, kses, shortcodes, hooks and wpdb.
 *
 *     php wordpress.php WORDPRESS < JSON      [[file, [attack, …]], …]
 *
 * Prints JSON: for every attack {"html", "queries", "redirects"}. What needs a database or a network is a few lines
 * here: options, meta and rows stay in memory, users may do everything, nonces are right. Every attack runs in a
 * process of its own.
 */

declare(strict_types=0);

define('ABSPATH', rtrim($argv[1], '/') . '/');
define('WPINC', 'wp-includes');
define('WP_CONTENT_DIR', '/tmp/wp-content');
define('WP_LANG_DIR', '/tmp/wp-content/languages');
define('WP_PLUGIN_DIR', '/tmp/wp-content/plugins');
define('WP_DEBUG', false);
define('AUTH_KEY', str_repeat('k', 64));
define('HOUR_IN_SECONDS', 3600);
define('DAY_IN_SECONDS', 86400);
define('MINUTE_IN_SECONDS', 60);
error_reporting(0);
set_error_handler(static fn (): bool => true);
foreach (
    ['version', 'compat', 'pomo/translations', 'pomo/mo', 'load', 'class-wp-textdomain-registry', 'plugin',
        'class-wp-error', 'class-wp-list-util', 'functions', 'formatting', 'kses', 'shortcodes', 'l10n', 'class-wpdb',
        'cache'] as $part
) {
    if (is_file(ABSPATH . "wp-includes/$part.php")) {
        require_once ABSPATH . "wp-includes/$part.php";
    }
}
$GLOBALS['attack'] = '';
$GLOBALS['memory'] = [];
$GLOBALS['routes'] = [];
$GLOBALS['queries'] = [];
$GLOBALS['redirects'] = [];

final class Stopped extends Exception
{
}

/** The real one, but queries are written down and rows stay in memory. */
final class Recorder extends wpdb
{
    public $prefix = 'wp_';
    public $posts = 'wp_posts';
    public $users = 'wp_users';
    public $terms = 'wp_terms';
    public $comments = 'wp_comments';
    public $postmeta = 'wp_postmeta';
    private array $rows = [];

    public function __construct()
    {
        $this->ready = true;
        $this->charset = 'utf8mb4';
    }

    public function query($query)
    {
        $GLOBALS['queries'][] = $this->remove_placeholder_escape((string) $query);
        return true;
    }

    public function insert($table, $data, $format = null)
    {
        $this->rows[] = $data;
        return parent::insert($table, $data, $format);
    }

    public function get_results($query = null, $output = OBJECT)
    {
        $this->query($query);
        return array_map(static fn (array $row) => $output === ARRAY_A ? $row : (object) $row, $this->rows);
    }

    public function get_row($query = null, $output = OBJECT, $y = 0)
    {
        $this->query($query);
        return null;
    }

    public function get_var($query = null, $x = 0, $y = 0)
    {
        $this->query($query);
        return null;
    }

    public function get_col($query = null, $x = 0)
    {
        $this->query($query);
        return [];
    }

    public function get_col_charset($table, $column)
    {
        return false;
    }

    public function get_col_length($table, $column)
    {
        return false;
    }
}

class WP_REST_Request implements ArrayAccess
{
    public function get_param($name)
    {
        return $GLOBALS['attack'];
    }

    public function get_params()
    {
        return attacks(array_merge(['orderby', 'order', 'id'], $GLOBALS['keys']));
    }

    public function get_json_params()
    {
        return $this->get_params();
    }

    public function offsetExists(mixed $offset): bool
    {
        return true;
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $GLOBALS['attack'];
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
    }

    public function offsetUnset(mixed $offset): void
    {
    }
}

class WP_REST_Server
{
    public const READABLE = 'GET';
}

class WP_Widget
{
}

class WP_List_Table
{
    public $items = [];
}

class WP_Query
{
    public function __construct(public $arguments)
    {
    }
}

function attacks(array $keys): array
{
    return array_fill_keys($keys, $GLOBALS['attack']);
}

function get_metadata_here($key)
{
    return $GLOBALS['memory']["meta $key"] ?? '';
}

function set_metadata_here($key, $value)
{
    $GLOBALS['memory']["meta $key"] = wp_unslash($value);
}

function get_post_meta($id, $key = '', $single = false)
{
    return get_metadata_here($key);
}

function update_post_meta($id, $key, $value)
{
    set_metadata_here($key, $value);
}

function get_user_meta($id, $key = '', $single = false)
{
    return get_metadata_here($key);
}

function update_user_meta($id, $key, $value)
{
    set_metadata_here($key, $value);
}

function get_comment_meta($id, $key = '', $single = false)
{
    return get_metadata_here($key);
}

function add_comment_meta($id, $key, $value)
{
    set_metadata_here($key, $value);
}

function register_rest_route($space, $route, $arguments)
{
    $GLOBALS['routes'][] = ['rest', $arguments['callback']];
}

function register_block_type($name, $arguments = [])
{
    if (isset($arguments['render_callback'])) {
        $GLOBALS['routes'][] = ['block', $arguments['render_callback']];
    }
}

function add_menu_page($page, $menu, $capability, $slug, $callback = null)
{
    $GLOBALS['routes'][] = ['page', $callback];
}

function add_options_page($page, $menu, $capability, $slug, $callback = null)
{
    add_menu_page($page, $menu, $capability, $slug, $callback);
}

function add_settings_error($setting, $code, $message)
{
    echo "<div><p>$message</p></div>";
}

function wp_add_inline_script($handle, $script)
{
    echo "<script>\n$script\n</script>";
}

function get_query_var($name, $default = '')
{
    return $GLOBALS['attack'];
}

function get_search_query($escaped = true)
{
    return $escaped ? esc_attr($GLOBALS['attack']) : $GLOBALS['attack'];
}

function wp_remote_get($address)
{
    $item = ['title' => $GLOBALS['attack']];
    return ['body' => json_encode(['items' => [$item], 'status' => $GLOBALS['attack']])];
}

function wp_remote_retrieve_body($response)
{
    return $response['body'];
}

function wp_redirect($location)
{
    $GLOBALS['redirects'][] = $location;
}

foreach (
    ['current_user_can', 'wp_verify_nonce', 'check_admin_referer', 'check_ajax_referer', 'is_super_admin',
        'is_user_logged_in', 'wp_enqueue_script', 'check_comment', 'get_the_ID', 'get_comment_ID',
        'get_current_user_id', 'wp_create_nonce'] as $name
) {
    if (!function_exists($name)) {
        eval("function $name(...\$arguments) { return 1; }");
    }
}
foreach (['get_block_wrapper_attributes', 'get_page_by_path', 'is_admin'] as $name) {
    if (!function_exists($name)) {
        eval("function $name(...\$arguments) { return ''; }");
    }
}

wp_cache_init();
if (class_exists('WP_Textdomain_Registry')) {
    $GLOBALS['wp_textdomain_registry'] = new WP_Textdomain_Registry();
}
add_filter('pre_option', static function ($value, $name, $default) {
    $core = ['blog_charset' => 'UTF-8', 'siteurl' => 'http://example.org', 'home' => 'http://example.org'];
    return $core[$name] ?? $GLOBALS['memory'][$name] ?? $default;
}, 10, 3);
add_action('register_setting', static function ($group, $name, $arguments): void {
    if (is_callable($arguments['sanitize_callback'] ?? null)) {
        $GLOBALS['routes'][] = ['setting', $arguments['sanitize_callback']];
    }
}, 10, 3);
add_filter('pre_update_option', static function ($value, $name, $old) {
    $GLOBALS['memory'][$name] = $value;
    return $old;
}, 10, 3);
add_filter('wp_die_handler', static fn () => static function ($message): void {
    echo $message;
    throw new Stopped();
});

/** Calls what a case has registered, those that save before those that show. */
function drive(): void
{
    global $wp_filter, $shortcode_tags;
    $call = static function (callable $run): void {
        try {
            $run();
        } catch (Stopped) {
        }
    };
    $first = ['init', 'rest_api_init', 'comment_post', 'personal_options_update'];
    $last = ['wp_enqueue_scripts', 'wp_head', 'template_redirect', 'admin_notices', 'admin_menu', 'wp_footer'];
    foreach (array_keys($wp_filter) as $hook) {
        if (in_array($hook, $first, true) || preg_match('/^(wp_ajax_|admin_post_|save_post|admin_init)/', $hook)) {
            $call(static fn () => do_action($hook, 7));
        }
    }
    foreach ($last as $hook) {
        if (isset($wp_filter[$hook])) {
            $call(static fn () => do_action($hook));
        }
    }
    foreach (['the_content', 'comment_text'] as $hook) {
        if (isset($wp_filter[$hook])) {
            $call(static fn () => print(apply_filters($hook, '<p>text</p>')));
        }
    }
    foreach (['posts_where', 'posts_orderby'] as $hook) {
        if (isset($wp_filter[$hook])) {
            $GLOBALS['queries'][] = 'SELECT * FROM wp_posts WHERE 1=1 ' . apply_filters($hook, '');
        }
    }
    foreach ($shortcode_tags as $tag => $callback) {
        $call(static fn () => print(call_user_func($callback, attacks($GLOBALS['keys']), '', $tag)));
    }
    foreach ($GLOBALS['routes'] as [$kind, $callback]) {
        $call(static fn () => match ($kind) {
            'rest' => call_user_func($callback, new WP_REST_Request()),
            'block' => print(call_user_func($callback, attacks($GLOBALS['keys']), '')),
            'setting' => call_user_func($callback, attacks($GLOBALS['keys'])),
            'page' => is_callable($callback) ? call_user_func($callback) : null,
        });
    }
    foreach (get_declared_classes() as $class) {
        if (is_subclass_of($class, 'WP_Widget')) {
            (new $class())->widget(['before_widget' => '', 'after_widget' => ''], attacks($GLOBALS['keys']));
        }
        if (is_subclass_of($class, 'WP_List_Table')) {
            $table = new $class();
            $table->prepare_items();
            foreach ($table->items as $item) {
                foreach (array_keys((array) $item) as $column) {
                    print(method_exists($table, 'column_default') ? $table->column_default($item, $column) : '');
                }
            }
        }
    }
}

/** Runs one case with one attack and gives what happened to $save, even if the case ends the process. */
function run(string $file, string $attack, callable $save): void
{
    $text = file_get_contents($file);
    preg_match_all("/(?:'|->)([a-z]\\w*)\\b/", $text, $found);
    $GLOBALS['keys'] = array_values(array_unique($found[1]));
    $GLOBALS['attack'] = $attack;
    $values = attacks($GLOBALS['keys']);
    foreach ($GLOBALS['keys'] as $key) {
        $lists = ['ids', 'names', 'items', 'slugs', 'values', 'attrs', 'atts', 'tree', 'item', 'data'];
        $list = preg_match("/array\) *(wp_unslash\( *)?\\\$_\w+\['$key'\]|foreach \( \\\$_\w+\[ *'$key' *\]/", $text)
            || preg_match("/implode\( *[^,]+, *\\\$_\w+\[ *'$key'|array_map\( *.*\\\$_\w+\[ *'$key'/s", $text)
            || in_array($key, $lists, true);
        $list = $list && !preg_match("/explode\( *'.', *\\\$_\w+\[ *'$key'/", $text);
        if ($list) {
            $values[$key] = [$attack, 'x' => $attack, 'a' => ['b' => $attack]];
            if ($key !== 'data') {
                unset($values[$key]['a']);
            }
            if (preg_match('/\$name => \$value/', $text)) {
                $values[$key] = [$attack => 'v', 'x' => $attack];
            }
        }
    }
    $values['q'] ??= $attack;
    if (preg_match('/foreach \( \$_(GET|POST|REQUEST) as \$key/', $text)) {
        $values = [$attack => 'v', 'x' => $attack];
    }
    $slashed = add_magic_quotes($values);
    $_GET = $_POST = $_REQUEST = $_COOKIE = $slashed;
    foreach (['HTTP_USER_AGENT', 'HTTP_X_FORWARDED_FOR', 'HTTP_CLIENT_IP'] as $name) {
        $_SERVER[$name] = addslashes($attack);
    }
    $_SERVER['PHP_SELF'] = '/index.php/' . $attack;
    $_SERVER['REQUEST_URI'] = addslashes('/page/?' . $attack);
    $_SERVER['HTTP_HOST'] = 'example.org';
    foreach ($_FILES = ['doc' => [], 'video' => []] as $name => $none) {
        $_FILES[$name] = ['name' => $attack, 'tmp_name' => '/tmp/php1'];
    }
    $GLOBALS['wpdb'] = new Recorder();
    preg_match_all('/set_transient\( \'(\w+)\'/', $text, $found);
    foreach ($found[1] as $name) {
        add_filter("pre_set_transient_$name", static fn ($value) => $GLOBALS['memory']["transient $name"] = $value);
        add_filter("pre_transient_$name", static fn () => $GLOBALS['memory']["transient $name"] ?? '');
    }
    register_shutdown_function(static function () use ($save): void {
        $save(['html' => ob_get_clean(), 'queries' => $GLOBALS['queries'], 'redirects' => $GLOBALS['redirects']]);
    });
    ob_start();
    try {
        (static function () use ($file): void {
            global $wpdb;
            include $file;
        })();
        drive();
    } catch (Throwable $e) {
        if (!$e instanceof Stopped) {
            echo "\n<!-- thrown: " . str_replace('--', '', $e->getMessage()) . ' -->';
        }
    }
}

$answers = [];
$place = sys_get_temp_dir() . '/wordpress-' . getmypid() . '.json';
foreach (json_decode(stream_get_contents(STDIN), true) as [$file, $attacks]) {
    $row = [];
    foreach ($attacks as $attack) {
        file_put_contents($place, '{"html":"","queries":[],"redirects":[]}');
        $child = pcntl_fork();
        if ($child === 0) {
            run($file, $attack, static function (array $answer) use ($place): void {
                file_put_contents($place, json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE));
                posix_kill(getmypid(), SIGKILL);
            });
            exit;
        }
        pcntl_waitpid($child, $status);
        $row[] = json_decode(file_get_contents($place), true);
    }
    $answers[] = $row;
}
unlink($place);
fwrite(STDOUT, json_encode($answers, JSON_INVALID_UTF8_SUBSTITUTE));
