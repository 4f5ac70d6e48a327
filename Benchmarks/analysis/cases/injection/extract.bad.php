<?php
function acme_render() {
	$template = 'list';
	extract( $_GET );
	return $template;
}
