<?php
foreach ( get_users( array( 'number' => 20 ) ) as $user ) {
	echo esc_html( $user->display_name );
}
