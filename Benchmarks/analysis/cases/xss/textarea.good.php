<textarea name="css"><?php echo esc_textarea( stripslashes( $_POST['css'] ) ); ?></textarea>
