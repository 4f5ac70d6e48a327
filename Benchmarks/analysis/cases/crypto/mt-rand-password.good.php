<?php
function acme_new_password() {
	return wp_generate_password( 16 );
}
