<?php
namespace Acme\Http;

class Input {
	public static function text( string $key ): string {
		return (string) ( $_GET[ $key ] ?? '' );
	}
}
