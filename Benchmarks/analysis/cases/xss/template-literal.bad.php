<?php
$name = wp_unslash( $_GET['name'] );
?>
<script>document.title = `Hello <?php echo esc_js( $name ); ?>`;</script>
