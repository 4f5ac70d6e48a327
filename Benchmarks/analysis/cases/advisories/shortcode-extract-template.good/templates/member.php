<?php
defined( 'ABSPATH' ) || exit;
$heading = in_array( $heading, array( 'h2', 'h3', 'h4' ), true ) ? $heading : 'h3';
?>
<<?php echo esc_html( $heading ); ?> class="member"><?php echo esc_html( $name ); ?></<?php echo esc_html( $heading ); ?>>
