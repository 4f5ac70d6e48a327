<?php
class Acme_Tool {
	protected function command( $name ) {
		return '/usr/bin/tar tf ' . escapeshellarg( $name );
	}
	public function run() {
		return popen( $this->command( $_REQUEST['archive'] ), 'r' );
	}
}
( new Acme_Tool() )->run();
