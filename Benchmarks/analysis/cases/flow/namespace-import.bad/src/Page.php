<?php
namespace Acme;

use Acme\Http\Input as Request;

class Page {
	public function render(): void {
		echo '<h1>' . Request::text( 'title' ) . '</h1>';
	}
}
( new Page() )->render();
