<?php
if ( $status = 'draft' ) {
	echo 'draft';
}
