<?php
/**
 * What is registered on the site, for tests to compare with a specification. It is run by endpoint.php.
 */

global $wpdb, $wp_filter, $wp_meta_keys, $shortcode_tags, $wp_widget_factory;

$post_types = array();
foreach ( get_post_types( array(), 'objects' ) as $key => $type ) {
	$post_types[ $key ] = array(
		'singular'     => $type->labels->singular_name,
		'plural'       => $type->labels->name,
		'description'  => $type->description,
		'public'       => $type->public,
		'hierarchical' => $type->hierarchical,
		'has_archive'  => (bool) $type->has_archive,
		'show_in_rest' => $type->show_in_rest,
		'show_ui'      => $type->show_ui,
		'supports'     => array_keys( get_all_post_type_supports( $key ) ),
		'taxonomies'   => get_object_taxonomies( $key ),
		'icon'         => $type->menu_icon,
		'position'     => $type->menu_position,
		'slug'         => is_array( $type->rewrite ) ? $type->rewrite['slug'] : null,
		'rest_base'    => $type->rest_base ? $type->rest_base : $key,
		'edit_posts'   => $type->cap->edit_posts,
	);
}

$taxonomies = array();
foreach ( get_taxonomies( array(), 'objects' ) as $key => $taxonomy ) {
	$taxonomies[ $key ] = array(
		'singular'     => $taxonomy->labels->singular_name,
		'plural'       => $taxonomy->labels->name,
		'hierarchical' => $taxonomy->hierarchical,
		'public'       => $taxonomy->public,
		'column'       => $taxonomy->show_admin_column,
		'object_types' => $taxonomy->object_type,
		'show_in_rest' => $taxonomy->show_in_rest,
	);
}

$meta = array();
foreach ( (array) $wp_meta_keys as $kind => $subtypes ) {
	foreach ( $subtypes as $subtype => $keys ) {
		foreach ( $keys as $key => $args ) {
			$meta[ "$kind:$subtype:$key" ] = array(
				'kind'    => $kind,
				'subtype' => $subtype,
				'key'     => $key,
				'type'    => $args['type'],
				'single'  => $args['single'],
				'rest'    => (bool) $args['show_in_rest'],
			);
		}
	}
}

$blocks = array();
foreach ( WP_Block_Type_Registry::get_instance()->get_all_registered() as $name => $block ) {
	if ( 0 === strpos( $name, 'core/' ) ) {
		continue;
	}
	$blocks[ $name ] = array(
		'title'   => $block->title,
		'dynamic' => $block->is_dynamic(),
		'api'     => $block->api_version,
		'scripts' => array_merge( (array) $block->editor_script_handles, (array) $block->view_script_handles ),
	);
}
foreach ( $blocks as $name => $block ) {
	foreach ( $block['scripts'] as $handle ) {
		if ( ! wp_script_is( $handle, 'registered' ) ) {
			$blocks[ $name ]['missing'][] = $handle;
		}
	}
}

$widgets = array();
foreach ( $wp_widget_factory->widgets as $widget ) {
	$widgets[ $widget->id_base ] = array(
		'name'        => $widget->name,
		'class'       => get_class( $widget ),
		'description' => isset( $widget->widget_options['description'] ) ? $widget->widget_options['description'] : '',
	);
}

$routes = array();
foreach ( rest_get_server()->get_routes() as $path => $handlers ) {
	foreach ( $handlers as $handler ) {
		foreach ( array_keys( $handler['methods'] ) as $method ) {
			$routes[ $path ][] = $method;
		}
		if ( empty( $handler['permission_callback'] ) ) {
			$routes[ $path ][] = 'unguarded';
		}
	}
}

$cron = array();
foreach ( (array) _get_cron_array() as $time => $hooks ) {
	foreach ( (array) $hooks as $hook => $events ) {
		foreach ( (array) $events as $event ) {
			$cron[ $hook ] = isset( $event['interval'] ) ? (int) $event['interval'] : 0;
		}
	}
}

$settings = array();
foreach ( get_registered_settings() as $name => $setting ) {
	$settings[ $name ] = array(
		'group' => $setting['group'],
		'type'  => $setting['type'],
		'clean' => ! empty( $setting['sanitize_callback'] ),
	);
}

return array(
	'post_types' => $post_types,
	'taxonomies' => $taxonomies,
	'meta'       => $meta,
	'blocks'     => $blocks,
	'shortcodes' => array_fill_keys( array_keys( $shortcode_tags ), true ),
	'widgets'    => $widgets,
	'roles'      => wp_roles()->roles,
	'cron'       => $cron,
	'tables'     => array_fill_keys( $wpdb->get_col( 'SHOW TABLES' ), true ),
	'hooks'      => array_fill_keys(
		array_values( preg_grep( '/^(wp_ajax_|admin_post_|woocommerce_)/', array_keys( $wp_filter ) ) ),
		true
	),
	'routes'     => $routes,
	'settings'   => $settings,
	'exporters'  => apply_filters( 'wp_privacy_personal_data_exporters', array() ),
	'erasers'    => apply_filters( 'wp_privacy_personal_data_erasers', array() ),
	'commands'   => class_exists( 'WP_CLI', false ) ? array_fill_keys( array_keys( WP_CLI::$commands ), true ) : array(),
);
