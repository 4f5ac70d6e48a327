<?php
/**
 * A subclass answers what the parent has registered.
 */
class Acme_Items_Controller extends WP_REST_Controller {
	protected $post_type;

	public function register_routes() {
		register_rest_route(
			$this->namespace,
			'/' . $this->rest_base . '/(?P<id>[\d]+)',
			array(
				array(
					'methods'             => WP_REST_Server::DELETABLE,
					'callback'            => array( $this, 'delete_item' ),
					'permission_callback' => array( $this, 'delete_item_permissions_check' ),
				),
			)
		);
	}

	protected function get_post( $id ) {
		$error = new WP_Error( 'acme_invalid', 'Invalid.' );
		if ( (int) $id <= 0 ) {
			return $error;
		}
		$post = get_post( (int) $id );
		if ( empty( $post ) || $this->post_type !== $post->post_type ) {
			return $error;
		}
		return $post;
	}

	public function delete_item_permissions_check( $request ) {
		$post = $this->get_post( $request['id'] );
		if ( is_wp_error( $post ) ) {
			return $post;
		}
		if ( $post && ! $this->check_delete_permission( $post ) ) {
			return new WP_Error( 'acme_forbidden', 'Sorry.' );
		}
		return true;
	}

	public function delete_item( $request ) {
		return null;
	}

	protected function check_delete_permission( $post ) {
		return current_user_can( 'delete_post', $post->ID );
	}
}

class Acme_Menu_Items_Controller extends Acme_Items_Controller {
	public function delete_item( $request ) {
		$result = wp_delete_post( $request['id'], true );

		return rest_ensure_response( array( 'deleted' => (bool) $result ) );
	}
}
