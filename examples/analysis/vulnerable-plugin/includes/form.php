<?php

function guestbook_heading( $title ) {
	return '<h2>' . $title . '</h2>';
}

function guestbook_form() {
	$topic = isset( $_GET['topic'] ) ? sanitize_text_field( wp_unslash( $_GET['topic'] ) ) : '';
	ob_start();
	?>
	<form method="post">
		<input name="topic" value='<?php echo $topic; ?>'>
		<textarea name="message"></textarea>
		<button><?php _e( 'Sign', 'careless-guestbook' ); ?></button>
	</form>
	<?php
	return ob_get_clean();
}
