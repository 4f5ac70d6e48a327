<?php
class Acme_Clean {
	public static function id( $v ) {
		return (int) trim( strip_tags( $v ) );
	}
}
