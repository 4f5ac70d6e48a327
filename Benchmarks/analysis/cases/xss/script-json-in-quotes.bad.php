<?php
$filters = wp_unslash( $_GET['filters'] );
?>
<script>var filters = JSON.parse( '<?php echo wp_json_encode( $filters ); ?>' );</script>
