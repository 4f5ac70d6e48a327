<?php
$checked = '';
if ( isset( $_POST['on'] ) ) {
	$checked = ' checked="checked"';
}
echo '<input type="checkbox"' . $checked . '>';
