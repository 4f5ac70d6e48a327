<?php
namespace Acme\Http;

class Input {
	public static function text( string $key ): string {
		return \esc_html( (string) ( $_GET[ $key ] ?? '' ) );
	}
}
