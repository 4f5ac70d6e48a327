<?php
class Acme_Csv_Import {
	public function page() {
		if ( isset( $_POST['acme_import'] ) ) {
			check_admin_referer( 'acme_import' );
			$this->import();
		}
		echo '<form method="post" enctype="multipart/form-data"></form>';
	}

	private function import() {
		$target = wp_upload_dir()['basedir'] . '/acme/' . $_FILES['csv']['name'];
		$info = pathinfo( $target );
		if ( 'csv' !== strtolower( $info['extension'] ) ) {
			wp_die( 'CSV only' );
		}
		move_uploaded_file( $_FILES['csv']['tmp_name'], $target );
		echo esc_html( $info['filename'] );
	}

	public function menu() {
		add_menu_page( 'Import', 'Import', 'edit_posts', 'acme-import', array( $this, 'page' ) );
	}
}
add_action( 'admin_menu', array( new Acme_Csv_Import(), 'menu' ) );
