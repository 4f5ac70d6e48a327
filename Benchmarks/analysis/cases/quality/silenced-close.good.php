<?php
function shop_close( $handle ) {
	fclose( $handle );
}
