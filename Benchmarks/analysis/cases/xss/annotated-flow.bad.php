<?php
/**
 * Formats a remark; the extension does it natively.
 *
 * @psalm-flow ($text) -> return
 */
function acme_format( string $text ): string {
	return acme_native( 'format' );
}
echo acme_format( wp_unslash( $_GET['remark'] ) );
