<?php
$url = wp_unslash( $_GET['u'] );
?>
<script>window.location = <?php echo wp_json_encode( $url ); ?>;</script>
