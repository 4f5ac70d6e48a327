<?php
if ( ! current_user_can( '' ) ) {
	wp_die();
}
