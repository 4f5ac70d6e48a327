<?php
foreach ( get_users() as $user ) {
	echo esc_html( $user->display_name );
}
