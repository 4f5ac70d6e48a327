<?php
function acme_render() {
	$template = 'list';
	extract( array( 'title' => 'x' ) );
	return $template;
}
