<?php
foreach ( (array) $_POST['sizes'] as $size ) {
	echo '<option value="' . esc_attr( $size ) . '">' . esc_html( $size ) . '</option>';
}
