<textarea name="css"><?php echo stripslashes( $_POST['css'] ); ?></textarea>
