<?php
class Acme_Delete_Route extends Acme_Route {
	public function path() {
		return '/campaigns/(?P<id>\d+)/delete';
	}

	public function handle( WP_REST_Request $request ) {
		global $wpdb;
		$wpdb->delete( $wpdb->prefix . 'acme_campaigns', array( 'id' => (int) $request['id'] ), array( '%d' ) );
		return new WP_REST_Response( null, 204 );
	}
}
