<?php
$GLOBALS['acme_t'] = $_REQUEST['t'];
function acme_show() {
	echo $GLOBALS['acme_t'];
}
acme_show();
