<?php
$id = wp_unslash( $_GET['id'] );
?>
<script>
	acmeOpen( <?php echo esc_html( $id ); ?> );
</script>
