<?php
class Acme_Clean {
	public static function id( $v ) {
		return trim( strip_tags( $v ) );
	}
}
