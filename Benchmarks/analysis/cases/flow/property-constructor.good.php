<?php
class Acme_Badge {
	private $text;
	public function __construct( $text ) {
		$this->text = esc_html( $text );
	}
	public function html() {
		return "<b>{$this->text}</b>";
	}
}
$badge = new Acme_Badge( $_REQUEST['badge'] );
echo $badge->html();
