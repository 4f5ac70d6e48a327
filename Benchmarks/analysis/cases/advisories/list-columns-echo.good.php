<?php
class Acme_Columns {
	public function __construct() {
		add_filter( 'manage_posts_columns', array( $this, 'columns' ) );
		add_action( 'manage_posts_custom_column', array( $this, 'column' ), 10, 2 );
	}

	public function columns( $columns ) {
		$columns['acme_source'] = 'Source';
		return $columns;
	}

	public function column( $column, $post_id ) {
		if ( 'acme_source' !== $column ) {
			return;
		}
		$source = get_post_meta( $post_id, 'acme_source', true );
		echo '<a href="' . esc_url( $source ) . '">' . esc_html( $source ) . '</a>';
	}
}
new Acme_Columns();
