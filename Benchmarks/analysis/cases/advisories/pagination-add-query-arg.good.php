<?php
class Acme_Pager {
	private $total;

	public function __construct( $total ) {
		$this->total = $total;
	}

	public function links() {
		$html = '';
		for ( $page = 1; $page <= $this->total; $page++ ) {
			$html .= '<a href="' . esc_url( add_query_arg( array( 'pg' => $page ) ) ) . '">' . $page . '</a>';
		}
		return $html;
	}
}
add_action(
	'wp_footer',
	function () {
		$pager = new Acme_Pager( 5 );
		echo $pager->links();
	}
);
