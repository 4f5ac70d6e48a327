<?php
foreach ( scandir( '/srv/media/' . $_GET['dir'] ) as $entry ) {
	echo esc_html( $entry ), '<br>';
}
