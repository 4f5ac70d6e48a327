<?php
/**
 * Installs WordPress: tables, users, addresses. Runs on the command line, once.
 */

mysqli_query(
	mysqli_connect( 'localhost', 'root', '', '', 0, (string) getenv( 'WPLLM_SOCKET' ) ),
	'CREATE DATABASE wordpress CHARACTER SET utf8mb4'
);

$_SERVER['HTTP_HOST']       = (string) parse_url( (string) getenv( 'WPLLM_BASE' ), PHP_URL_HOST );
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';

define( 'WP_INSTALLING', true );
require getenv( 'WPLLM_ROOT' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

// Hashing the passwords of test users slowly would only take time.
require_once ABSPATH . WPINC . '/class-phpass.php';
$GLOBALS['wp_hasher'] = new PasswordHash( 4, true );

wp_install( 'Test site', 'admin', 'admin@example.org', true, '', 'password' );
foreach ( array( 'editor', 'author', 'subscriber' ) as $wpllm_role ) {
	wp_insert_user(
		array(
			'user_login'   => $wpllm_role,
			'user_pass'    => 'password',
			'user_email'   => $wpllm_role . '@example.org',
			'display_name' => ucfirst( $wpllm_role ),
			'role'         => $wpllm_role,
		)
	);
}
// Nothing of the editor's welcome.
$wpllm_seen = array( 'welcomeGuide' => false, 'welcomeGuideStyles' => false, 'welcomeGuideTemplate' => false );
foreach ( get_users() as $wpllm_user ) {
	update_user_meta(
		$wpllm_user->ID,
		'wp_persisted_preferences',
		array(
			'core/edit-post'         => $wpllm_seen,
			'core/edit-site'         => $wpllm_seen,
			'core/edit-widgets'      => $wpllm_seen,
			'core/customize-widgets' => $wpllm_seen,
			'_modified'              => '2022-01-01T00:00:00.000Z',
		)
	);
}
update_option( 'permalink_structure', '/%postname%/' );
update_option( 'rewrite_rules', '' );
update_option( 'timezone_string', 'UTC' );
// Else WordPress asks the administrator, at each visit, whether the address of the site is still right.
update_option( 'admin_email_lifespan', 4102444800 );
