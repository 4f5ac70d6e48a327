<?php
$id = wp_unslash( $_GET['id'] );
?>
<script>
	acmeOpen( <?php echo wp_json_encode( $id ); ?> );
</script>
