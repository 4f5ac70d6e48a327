<?php
if ( isset( $_COOKIE['acme_city'] ) ) {
	echo '<span class="city">' . esc_html( sanitize_text_field( wp_unslash( $_COOKIE['acme_city'] ) ) ) . '</span>';
}
