<?php
class Acme_Controller {
	private $model;
	public function __construct( Acme_Model $model ) {
		$this->model = $model;
	}
	public function search() {
		return $this->model->find_by( 'name', stripslashes( $_POST['name'] ) );
	}
}
$controller = new Acme_Controller( new Acme_Model() );
$controller->search();
