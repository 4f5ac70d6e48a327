<?php
function acme_first() {
	return $first;
}
