<?php
class Acme_View {
	public $title;
	public $safe;
	public function show() {
		echo '<h1>' . $this->title . '</h1>';
	}
}
$view        = new Acme_View();
$view->title = $_GET['title'];
$view->safe  = 'x';
$view->show();
