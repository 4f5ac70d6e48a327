<?php
$out = '';
foreach ( $_GET['cells'] as $i => $cell ) {
	$out .= '<td>' . intval( $cell ) . '</td>';
}
echo '<tr>' . $out . '</tr>';
