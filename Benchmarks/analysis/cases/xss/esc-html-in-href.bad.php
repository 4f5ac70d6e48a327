<?php
$back = isset( $_GET['back'] ) ? wp_unslash( $_GET['back'] ) : '';
?>
<a href="<?php echo esc_html( $back ); ?>">Back</a>
