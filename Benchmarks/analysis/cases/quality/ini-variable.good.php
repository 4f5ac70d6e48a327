<?php
function shop_set() {
	ini_set( 'auto_detect_line_endings', '1' );
}
