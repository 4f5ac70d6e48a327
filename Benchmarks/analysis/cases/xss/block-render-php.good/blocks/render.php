<figure <?php echo get_block_wrapper_attributes(); ?>>
	<?php echo $content; ?>
	<figcaption><?php echo esc_html( $attributes['author'] ); ?></figcaption>
</figure>
