<?php
$filters = wp_unslash( $_GET['filters'] );
?>
<script>var filters = <?php echo wp_json_encode( $filters ); ?>;</script>
