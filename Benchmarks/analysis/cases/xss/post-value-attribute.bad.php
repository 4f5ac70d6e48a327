<form method="post">
	<input type="text" name="city" value="<?php echo isset( $_POST['city'] ) ? $_POST['city'] : ''; ?>">
</form>
