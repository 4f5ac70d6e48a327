<?php foreach ( $_GET['rows'] as $row ) : ?>
	<?php if ( $row ) : ?>
		<td><?php echo esc_html( $row ); ?></td>
	<?php endif; ?>
<?php endforeach; ?>
