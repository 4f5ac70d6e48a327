<?php
defined( 'ABSPATH' ) || exit;
?>
<<?php echo esc_html( $heading ); ?> class="member"><?php echo esc_html( $name ); ?></<?php echo esc_html( $heading ); ?>>
