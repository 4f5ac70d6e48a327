<?php
class Acme_Widget extends WP_Widget {
	public function widget( $args, $instance ) {
		echo $args['before_widget'];
		echo '<a href="' . esc_url( $instance['link'] ) . '" title="' . $instance['title'] . '">More</a>';
		echo $args['after_widget'];
	}
	public function update( $new_instance, $old_instance ) {
		return $new_instance;
	}
}
