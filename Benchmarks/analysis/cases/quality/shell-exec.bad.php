<?php
function shop_space() {
	return shell_exec( 'df' );
}
