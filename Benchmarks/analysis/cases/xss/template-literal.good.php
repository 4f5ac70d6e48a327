<?php
$name = wp_unslash( $_GET['name'] );
?>
<script>document.title = 'Hello ' + <?php echo wp_json_encode( $name ); ?>;</script>
