<?php
class Acme_Exporter {
	private $target;
	public function set_target( $name ) {
		$this->target = WP_CONTENT_DIR . '/exports/' . $name;
	}
	public function write( $rows ) {
		$out = fopen( $this->target, 'w' );
		foreach ( $rows as $row ) {
			fputcsv( $out, $row );
		}
		fclose( $out );
	}
}
$exporter = new Acme_Exporter();
$exporter->set_target( $_POST['target'] );
$exporter->write( array( array( 1, 2 ) ) );
