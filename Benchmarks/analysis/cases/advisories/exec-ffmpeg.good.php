<?php
class Acme_Video {
	private $binary = '/usr/bin/ffmpeg';

	public function __construct() {
		add_action( 'wp_ajax_acme_convert', array( $this, 'convert' ) );
	}

	private function run( array $arguments ) {
		$command = $this->binary . ' ' . implode( ' ', array_map( 'escapeshellarg', $arguments ) );
		exec( $command, $output );
		return $output;
	}

	public function convert() {
		check_ajax_referer( 'acme_video' );
		$size = sanitize_text_field( wp_unslash( $_POST['size'] ) );
		$this->run( array( '-i', '/tmp/in.mp4', '-s', $size, '/tmp/out.mp4' ) );
		wp_send_json_success();
	}
}
new Acme_Video();
