<?php
foreach ( glob( __DIR__ . '/modules/*.php' ) as $module ) {
	require_once $module;
}
