<script>
	var ref = '<?php echo esc_js( wp_unslash( $_GET['ref'] ) ); ?>';
</script>
