<?php
foreach ( (array) $_POST['sizes'] as $size ) {
	echo '<option value="' . $size . '">' . esc_html( $size ) . '</option>';
}
