<?php
if ( 'draft' === $status ) {
	echo 'draft';
}
