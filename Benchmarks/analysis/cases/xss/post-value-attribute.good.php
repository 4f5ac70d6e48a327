<form method="post">
	<input type="text" name="city" value="<?php echo isset( $_POST['city'] ) ? esc_attr( wp_unslash( $_POST['city'] ) ) : ''; ?>">
</form>
