<?php
class Acme_Distance_Search {
	public function __construct() {
		add_filter( 'posts_where', array( $this, 'where' ), 10, 2 );
		add_filter( 'query_vars', array( $this, 'vars' ) );
	}

	public function vars( $vars ) {
		$vars[] = 'acme_zip';
		return $vars;
	}

	public function where( $where, $query ) {
		global $wpdb;
		$zip = $query->get( 'acme_zip' );
		if ( $zip ) {
			$where .= " AND {$wpdb->posts}.ID IN ( SELECT post_id FROM {$wpdb->prefix}acme_places WHERE zip LIKE '{$zip}%' )";
		}
		return $where;
	}
}
new Acme_Distance_Search();
