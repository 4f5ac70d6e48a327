<?php foreach ( $_GET['rows'] as $row ) : ?>
	<?php if ( $row ) : ?>
		<td><?php echo $row; ?></td>
	<?php endif; ?>
<?php endforeach; ?>
