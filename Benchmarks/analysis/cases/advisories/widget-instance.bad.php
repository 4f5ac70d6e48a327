<?php
class Acme_Banner_Widget extends WP_Widget {
	public function __construct() {
		parent::__construct( 'acme_banner', 'Banner' );
	}

	public function widget( $args, $instance ) {
		echo $args['before_widget'];
		echo '<a href="' . $instance['link'] . '"><img alt="" src="' . esc_url( $instance['image'] ) . '"></a>';
		echo $args['after_widget'];
	}

	public function update( $new_instance, $old_instance ) {
		return $new_instance;
	}
}
add_action( 'widgets_init', function () {
	register_widget( 'Acme_Banner_Widget' );
} );
