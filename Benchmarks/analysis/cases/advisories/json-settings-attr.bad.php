<?php
add_action( 'init', function () {
	register_block_type( 'acme/chart', array( 'render_callback' => 'acme_chart' ) );
} );

function acme_chart( $attributes, $content, $block ) {
	$attributes = wp_parse_args( $attributes, array( 'title' => '', 'color' => '#000' ) );
	ob_start();
	?>
	<div class="chart">
		<h3 style="color: <?php echo $attributes['color']; ?>"><?php echo esc_html( $attributes['title'] ); ?></h3>
	</div>
	<?php
	return ob_get_clean();
}
