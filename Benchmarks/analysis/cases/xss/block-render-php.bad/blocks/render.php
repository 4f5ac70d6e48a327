<figure <?php echo get_block_wrapper_attributes(); ?>>
	<?php echo $content; ?>
	<figcaption><?php echo $attributes['author']; ?></figcaption>
</figure>
