<?php
foreach ( $user_ids as $user_id ) {
	echo esc_html( get_user_meta( $user_id, 'city', true ) );
}
