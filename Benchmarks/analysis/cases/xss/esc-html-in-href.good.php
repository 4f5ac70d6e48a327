<?php
$back = isset( $_GET['back'] ) ? wp_unslash( $_GET['back'] ) : '';
?>
<a href="<?php echo esc_url( $back ); ?>">Back</a>
