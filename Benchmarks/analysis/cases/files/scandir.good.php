<?php
foreach ( scandir( '/srv/media/' . (int) $_GET['dir'] ) as $entry ) {
	echo esc_html( $entry ), '<br>';
}
