<?php
class Acme_Bag {
	public $value;
}
$bag        = new Acme_Bag();
$bag->value = esc_html( $_GET['v'] );
echo $bag?->value;
