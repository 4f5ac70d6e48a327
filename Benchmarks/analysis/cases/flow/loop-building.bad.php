<?php
$out = '';
foreach ( $_GET['cells'] as $i => $cell ) {
	$out .= '<td>' . $cell . '</td>';
}
echo '<tr>' . $out . '</tr>';
