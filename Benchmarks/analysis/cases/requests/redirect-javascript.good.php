<?php
$url = wp_validate_redirect( wp_unslash( $_GET['u'] ), home_url() );
?>
<script>window.location = <?php echo wp_json_encode( $url ); ?>;</script>
