<?php
if ( false ) {
	echo $_GET['x'];
}
