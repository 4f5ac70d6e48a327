<?php
if ( isset( $_GET['action'] ) && 'show' === $_GET['action'] ) {
	echo '<p>Shown.</p>';
}
