<?php
if ( isset( $_COOKIE['acme_city'] ) ) {
	echo '<span class="city">' . $_COOKIE['acme_city'] . '</span>';
}
