<?php
function acme_go() {
	return acme_helper_that_is_missing( 1 );
}
