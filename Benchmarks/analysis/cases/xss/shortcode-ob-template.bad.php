<?php
add_shortcode( 'acme_map', 'acme_map' );
function acme_map( $atts ) {
	$atts = shortcode_atts( array( 'height' => '300', 'label' => '' ), $atts, 'acme_map' );
	ob_start();
	?>
	<div class="map" style="height:<?php echo $atts['height']; ?>px">
		<?php echo esc_html( $atts['label'] ); ?>
	</div>
	<?php
	return ob_get_clean();
}
