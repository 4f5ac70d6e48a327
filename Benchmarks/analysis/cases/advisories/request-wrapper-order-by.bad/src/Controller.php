<?php
namespace Acme\Leads;

class Controller {
	private $request;
	private $repository;

	public function __construct( Request $request, Repository $repository ) {
		$this->request    = $request;
		$this->repository = $repository;
		add_action( 'admin_menu', array( $this, 'menu' ) );
	}

	public function menu() {
		add_menu_page( 'Leads', 'Leads', 'edit_posts', 'acme-leads', array( $this, 'render' ) );
	}

	public function render() {
		$rows = $this->repository->find(
			$this->request->get( 'orderby', 'created' ),
			$this->request->get( 'order', 'DESC' ),
			$this->request->int( 'per_page' )
		);
		foreach ( $rows as $row ) {
			echo '<p>' . esc_html( $row->name ) . '</p>';
		}
	}
}
