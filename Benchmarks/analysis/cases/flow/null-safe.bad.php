<?php
class Acme_Bag {
	public $value;
}
$bag        = new Acme_Bag();
$bag->value = $_GET['v'];
echo $bag?->value;
