<script>
	var ref = '<?php echo wp_unslash( $_GET['ref'] ); ?>';
</script>
